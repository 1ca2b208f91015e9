import { glb } from './glb.ts'
import { BONES, newExtension, oldExtension } from './vrm-extensions.ts'

/** A flat piece of the face: how high its middle is over the joint of the head, and half its size at rest and at most. */
type Piece = { y: number; rest: readonly [number, number]; most: readonly [number, number]; colour: readonly number[] }

/** Behind, and then what grows before it: a dark mouth, a green brow that glows with joy, blue lids. */
const PIECES: readonly Piece[] = [
  { y: 0.12, rest: [0.11, 0.12], most: [0.11, 0.12], colour: [0.8, 0.45, 0.3, 1] },
  { y: 0.05, rest: [0.04, 0], most: [0.04, 0.03], colour: [0.05, 0, 0, 1] },
  { y: 0.2, rest: [0, 0], most: [0.06, 0.02], colour: [0, 0.6, 0, 1] },
  { y: 0.13, rest: [0, 0], most: [0.08, 0.02], colour: [0, 0, 0.8, 1] },
]
/** Where on the picture's height the mouth and the brow are, beside the joint of the head, in metres. */
export const VRM_MOUTH_Y = 0.05
export const VRM_BROW_Y = 0.2

/** One white pixel. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
)

export type TestVrm = { version: '0' | '1'; title?: string; author?: string }

/** A VRM as small as one can be: all bones, a face of four flat pieces, and an expression for each mouth, joy and blinking. */
export function makeVrm({ version, title = 'Ada', author = 'Someone' }: TestVrm): Uint8Array<ArrayBuffer> {
  // Files of VRM 0.x look the other way.
  const front = version === '0' ? -1 : 1
  const numbers: number[] = []
  const accessors: object[] = []
  const bufferViews: object[] = []
  const view = (values: readonly number[]): number => {
    bufferViews.push({ buffer: 0, byteOffset: numbers.length * 4, byteLength: values.length * 4 })
    numbers.push(...values)
    return bufferViews.length - 1
  }
  const corners = (values: readonly number[]): number => {
    const column = (axis: number) => values.filter((_, index) => index % 3 === axis)
    const [min, max] = [
      [0, 1, 2].map((axis) => Math.min(...column(axis))),
      [0, 1, 2].map((axis) => Math.max(...column(axis))),
    ]
    accessors.push({ bufferView: view(values), componentType: 5126, count: 4, type: 'VEC3', min, max })
    return accessors.length - 1
  }
  const meshes = PIECES.map(({ y, rest, most }, index) => {
    const z = (0.05 + index * 0.005) * front
    const grown = [most[0] - rest[0], most[1] - rest[1]] as const
    return {
      primitives: [
        {
          attributes: { POSITION: corners(SQUARE.flatMap(([x, up]) => [x * rest[0], y + up * rest[1], z])) },
          targets: [{ POSITION: corners(SQUARE.flatMap(([x, up]) => [x * grown[0], up * grown[1], 0])) }],
          material: index,
        },
      ],
    }
  })
  for (const { primitives } of meshes)
    for (const each of primitives) Object.assign(each, { indices: PIECES.length * 2 })
  // Two triangles, as four-byte numbers, so that all is one grid of four bytes.
  accessors.push({ bufferView: bufferViews.length, componentType: 5125, count: 6, type: 'SCALAR' })
  bufferViews.push({ buffer: 0, byteOffset: numbers.length * 4, byteLength: 24 })
  const triangles = Uint32Array.from([0, 1, 2, 0, 2, 3])
  const imageAt = numbers.length * 4 + 24
  bufferViews.push({ buffer: 0, byteOffset: imageAt, byteLength: PIXEL.length })

  const bone = (name: string): number => BONES.findIndex(([each]) => each === name)
  const nodes = [
    ...BONES.map(([name, , translation]) => ({
      name,
      translation: translation.map((value, axis) => (axis === 1 ? value : value * front)),
      children: [
        ...BONES.flatMap(([, parent], index) => (parent === name ? [index] : [])),
        ...(name === 'head' ? PIECES.map((_, index) => BONES.length + index) : []),
      ],
    })),
    ...PIECES.map((_, mesh) => ({ name: `piece ${mesh}`, mesh })),
  ].map(({ ...node }) => ('children' in node && node.children.length === 0 ? { ...node, children: undefined } : node))
  const json = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [bone('hips')] }],
    nodes,
    meshes,
    accessors,
    bufferViews,
    buffers: [{ byteLength: imageAt + PIXEL.length }],
    images: [{ bufferView: bufferViews.length - 1, mimeType: 'image/png' }],
    textures: [{ source: 0 }],
    materials: PIECES.map(({ colour }, index) => ({
      name: `colour ${index}`,
      doubleSided: true,
      pbrMetallicRoughness: { baseColorFactor: colour, baseColorTexture: { index: 0 } },
      extensions: { KHR_materials_unlit: {} },
    })),
    extensionsUsed: ['KHR_materials_unlit', version === '0' ? 'VRM' : 'VRMC_vrm'],
    extensions: version === '0' ? oldExtension(title, author, bone) : newExtension(title, author, bone),
  }
  return glb(json, [new Uint8Array(Float32Array.from(numbers).buffer), new Uint8Array(triangles.buffer), PIXEL])
}

const SQUARE: readonly (readonly [number, number])[] = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
]
