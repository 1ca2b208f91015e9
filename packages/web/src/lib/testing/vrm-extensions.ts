/** The bones that every VRM has, each with the one that it hangs from and where it is from there, in metres. */
export const BONES: readonly (readonly [name: string, parent: string | null, at: readonly [number, number, number]])[] =
  [
    ['hips', null, [0, 1, 0]],
    ['spine', 'hips', [0, 0.2, 0]],
    ['head', 'spine', [0, 0.3, 0]],
    ...(['left', 'right'] as const).flatMap((side) => {
      const x = side === 'left' ? 1 : -1
      return [
        [`${side}UpperArm`, 'spine', [0.15 * x, 0.2, 0]],
        [`${side}LowerArm`, `${side}UpperArm`, [0.25 * x, 0, 0]],
        [`${side}Hand`, `${side}LowerArm`, [0.25 * x, 0, 0]],
        [`${side}UpperLeg`, 'hips', [0.1 * x, 0, 0]],
        [`${side}LowerLeg`, `${side}UpperLeg`, [0, -0.45, 0]],
        [`${side}Foot`, `${side}LowerLeg`, [0, -0.45, 0]],
      ] as const
    }),
  ]

/** Which pieces of the face grow with what. */
const MOUTH = 1
const BROW = 2
const LIDS = 3

/** What makes a VRM 1.0 of a glTF. */
export function newExtension(name: string, author: string, bone: (name: string) => number): object {
  const grows = (piece: number) => ({ morphTargetBinds: [{ node: BONES.length + piece, index: 0, weight: 1 }] })
  const mouths = ['aa', 'ih', 'ou', 'ee', 'oh'].map((mouth) => [mouth, grows(MOUTH)])
  return {
    VRMC_vrm: {
      specVersion: '1.0',
      meta: {
        name,
        authors: [author],
        licenseUrl: 'https://vrm.dev/licenses/1.0/',
        avatarPermission: 'everyone',
        commercialUsage: 'personalProfit',
        creditNotation: 'required',
      },
      humanoid: { humanBones: Object.fromEntries(BONES.map(([each]) => [each, { node: bone(each) }])) },
      expressions: { preset: { ...Object.fromEntries(mouths), happy: grows(BROW), blink: grows(LIDS) } },
      lookAt: { type: 'bone', offsetFromHeadBone: [0, 0.1, 0] },
    },
  }
}

/** The same for VRM 0.x. */
export function oldExtension(title: string, author: string, bone: (name: string) => number): object {
  const grows = (name: string, piece: number) => ({
    name,
    presetName: name,
    binds: [{ mesh: piece, index: 0, weight: 100 }],
    materialValues: [],
  })
  return {
    VRM: {
      specVersion: '0.0',
      meta: { title, author, allowedUserName: 'OnlyAuthor', commercialUssageName: 'Disallow', licenseName: 'CC_BY_NC' },
      humanoid: { humanBones: BONES.map(([each]) => ({ bone: each, node: bone(each) })) },
      blendShapeMaster: {
        blendShapeGroups: [
          ...['a', 'i', 'u', 'e', 'o'].map((mouth) => grows(mouth, MOUTH)),
          grows('joy', BROW),
          grows('blink', LIDS),
        ],
      },
      materialProperties: Array.from({ length: LIDS + 1 }, (_, index) => ({
        name: `colour ${index}`,
        shader: 'VRM_USE_GLTFSHADER',
      })),
    },
  }
}
