import { type VRM, VRMLoaderPlugin, VRMUtils } from '@pixiv/three-vrm'
import { TextureLoader } from 'three'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import type { Avatar } from './avatar.ts'
import { createBody } from './avatar-body.ts'
import { type AvatarScene, openScene } from './avatar-scene.ts'
import { FEELINGS, FEELINGS_OF, vowelsOf } from './avatar-weights.ts'
import type { OpenAvatar } from './avatars.ts'
import { createSharpness } from './sharpness.ts'

/** How long a feeling takes to come two thirds of the way. */
const FEELING_MS = 190
/** After a longer step the page was hidden: hair and cloth do not catch up with it. */
const LONGEST_STEP_MS = 50
/** Lids closed further than this are shut by the mood, as in sleep. */
const SHUT = 0.6
/** A mouth that speaks leaves so much of a smile. */
const SMILE_WHILE_OPEN = 0.45

/** Draws VRMs by three.js. This module is loaded when somebody brings one, and with no page. */
export const openAvatar: OpenAvatar = async (bytes) => {
  const vrm = await readVrm(bytes).catch(() => null)
  if (vrm === null) return 'broken'
  const scene = openScene()
  if (scene === null) return 'no_webgl'
  return wear(vrm, scene)
}

async function readVrm(bytes: ArrayBuffer): Promise<VRM | null> {
  const loader = new GLTFLoader()
  loader.register((parser) => {
    // Pictures come out of the file as images; the other way would fetch them, which the page may do from Eva alone.
    parser.textureLoader = new TextureLoader(parser.options.manager)
    return new VRMLoaderPlugin(parser)
  })
  const { userData } = await loader.parseAsync(bytes, '')
  const vrm: VRM | undefined = userData.vrm
  if (vrm === undefined) return null
  VRMUtils.removeUnnecessaryVertices(vrm.scene)
  VRMUtils.combineSkeletons(vrm.scene)
  VRMUtils.rotateVRM0(vrm)
  // What moves leaves the place in which it was measured, and must be drawn all the same.
  vrm.scene.traverse((part) => {
    part.frustumCulled = false
  })
  return vrm
}

function wear(vrm: VRM, scene: AvatarScene): Avatar {
  scene.add(vrm)
  const move = createBody(vrm)
  const sharpness = createSharpness(devicePixelRatio)
  const felt = { ...FEELINGS_OF.neutral }
  let sizePx = 1
  let lastMs: number | null = null
  return {
    canvas: scene.canvas,
    draw({ nowMs, pose, mood }) {
      const stepMs = nowMs - (lastMs ?? nowMs)
      lastMs = nowMs
      if (sharpness.note(stepMs)) scene.fit(sizePx, sharpness.pixelRatio)
      move(pose)
      const vowels = vowelsOf(pose.mouth)
      for (const [name, weight] of Object.entries(vowels)) vrm.expressionManager?.setValue(name, weight)
      for (const name of FEELINGS) {
        const wanted = FEELINGS_OF[mood][name]
        felt[name] = wanted + (felt[name] - wanted) * Math.exp(-stepMs / FEELING_MS)
        vrm.expressionManager?.setValue(name, felt[name] * (1 - pose.mouth.open * (1 - SMILE_WHILE_OPEN)))
      }
      vrm.expressionManager?.setValue('blink', Math.max(pose.blink, pose.lids > SHUT ? pose.lids : 0))
      vrm.update(Math.min(LONGEST_STEP_MS, stepMs) / 1000)
      scene.render()
    },
    fit(nextPx) {
      sizePx = nextPx
      scene.fit(sizePx, sharpness.pixelRatio)
    },
    close() {
      VRMUtils.deepDispose(vrm.scene)
      scene.close()
    },
  }
}
