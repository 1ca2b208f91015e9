import type { VRM } from '@pixiv/three-vrm'
import { AmbientLight, Box3, DirectionalLight, PerspectiveCamera, Scene, Vector3, WebGLRenderer } from 'three'

/** Narrow, as portraits are taken: a face near a wide lens is all nose. */
const LENS_DEGREES = 20
/** How much of the picture's height a head takes. */
const HEAD_SHARE = 0.5
/** A head from the joint that it turns on to its top, in metres, where a file does not show it. */
const HEAD_M = 0.22

/** Where a face stands, is lit and is looked at from. */
export type AvatarScene = {
  canvas: HTMLCanvasElement
  add(vrm: VRM): void
  render(): void
  fit(sizePx: number, pixelRatio: number): void
  close(): void
}

/** @returns `null` where the browser has no WebGL */
export function openScene(): AvatarScene | null {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('webgl2', { alpha: true, antialias: true, powerPreference: 'low-power' })
  if (context === null) return null
  const renderer = new WebGLRenderer({ canvas, context, alpha: true })
  const scene = new Scene()
  const camera = new PerspectiveCamera(LENS_DEGREES, 1, 0.05, 50)
  const sun = new DirectionalLight(0xfff4ea, 2.2)
  sun.position.set(0.6, 1, 1.6)
  scene.add(sun, new AmbientLight(0xffffff, 0.9))
  return {
    canvas,
    add(vrm) {
      scene.add(vrm.scene)
      lookAtFace(camera, vrm)
    },
    render: () => renderer.render(scene, camera),
    fit(sizePx, pixelRatio) {
      renderer.setPixelRatio(pixelRatio)
      // The page says how large the picture is shown.
      renderer.setSize(sizePx, sizePx, false)
    },
    close() {
      renderer.dispose()
      renderer.forceContextLoss()
    },
  }
}

/** Head and shoulders, from straight before them. */
function lookAtFace(camera: PerspectiveCamera, vrm: VRM): void {
  vrm.scene.updateMatrixWorld(true)
  const joint = vrm.humanoid.getRawBoneNode('head')?.getWorldPosition(new Vector3()) ?? new Vector3(0, 1.4, 0)
  const top = new Box3().setFromObject(vrm.scene).max.y
  const head = Math.max(HEAD_M * 0.5, Math.min(top - joint.y, HEAD_M * 2.5))
  const middle = new Vector3(joint.x, joint.y + head * 0.36, joint.z)
  const heightM = head / HEAD_SHARE
  camera.position.copy(middle)
  camera.position.z += heightM / 2 / Math.tan((LENS_DEGREES * Math.PI) / 360)
  camera.lookAt(middle)
}
