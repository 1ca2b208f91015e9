import type { MouthShape, Pose } from './pose.ts'

/**
 * The moving parts of the picture: paths, and groups that are moved as a whole. The picture is 400 wide and 400 high,
 * inside a circle; she looks out of it, so what is right here is her left.
 */
export const PATHS = [
  'face',
  'jaw',
  'eyeL',
  'eyeR',
  'lashL',
  'lashR',
  'creaseL',
  'creaseR',
  'browL',
  'browR',
  'mouth',
  'upperLip',
  'lowerLip',
  'seam',
] as const
export const GROUPS = [
  'bust',
  'back',
  'head',
  'features',
  'nose',
  'front',
  'irisL',
  'irisR',
  'teeth',
  'tongue',
] as const
export type Part = (typeof PATHS)[number] | (typeof GROUPS)[number] | 'blush'

/** What each part is drawn with: a path's `d`, a group's `transform`, the blush's `opacity`. */
export type Outlines = Readonly<Record<Part, string>>

const EYE_Y = 190
const EYE_X = 34
const MOUTH_Y = 256
const MIDDLE = 200

/** The picture of a pose. */
export function outlinesOf(pose: Pose): Outlines {
  const { yaw, bow, lean, breath, tilt } = pose
  const pitch = pose.pitch + bow
  const drop = jawDrop(pose)
  return {
    bust: move(yaw * -1.5, 2 - breath * 1.6),
    back: move(yaw * -3.5, pitch * -2),
    // The head turns about the neck.
    head: `translate(${n(yaw * 5)} ${n(pitch * 5 - breath * 1.1)}) rotate(${n(tilt + yaw * 1.5)} 200 300) ${zoom(1 + lean * 0.035, 200, 290)}`,
    features: move(yaw * 9, pitch * 7),
    nose: move(yaw * 4.5, pitch * 4),
    front: move(yaw * 3, pitch * 1.5),
    face: face(drop),
    jaw: jaw(drop),
    ...eye('L', pose),
    ...eye('R', pose),
    ...mouth(pose),
    blush: n(0.1 + pose.blush * 0.5),
  }
}

/** How far the chin goes down, in units of the picture. */
const jawDrop = ({ mouth: { open, round }, parted }: Pose): number => Math.max(open, parted * 0.6) * (7 - round * 2)

const face = (drop: number): string =>
  `M200 96C246 95 271 128 271 178C271 ${n(222 + drop * 0.2)} 256 ${n(256 + drop * 0.7)} 232 ${n(279 + drop)}C220 ${n(290 + drop)} 209 ${n(295 + drop)} 200 ${n(295 + drop)}C191 ${n(295 + drop)} 180 ${n(290 + drop)} 168 ${n(279 + drop)}C144 ${n(256 + drop * 0.7)} 129 ${n(222 + drop * 0.2)} 129 178C129 128 154 95 200 96Z`

/** The shadow that the chin throws on the neck. */
const jaw = (drop: number): string =>
  `M170 246C171 270 172 288 171 300C178 ${n(318 + drop)} 222 ${n(318 + drop)} 229 300C228 288 229 270 230 246Z`

type Side = 'L' | 'R'
type EyeParts<S extends Side> = Record<`eye${S}` | `lash${S}` | `crease${S}` | `brow${S}` | `iris${S}`, string>

function eye<S extends Side>(side: S, pose: Pose): EyeParts<S> {
  // Drawn as the right one of the picture, and mirrored for the left.
  const sign = side === 'R' ? 1 : -1
  const at = (x: number): string => n(MIDDLE + sign * (EYE_X + x))
  const shut = clamp(pose.lids + (1 - Math.max(0, pose.lids)) * pose.blink, -0.35, 1)
  const lower = 8 - pose.squint * 5 - Math.max(0, shut) * 0.6
  // Shut, the upper lid lies on the lower one.
  const upper = mix(-15, lower + 0.6, Math.max(0, shut)) + Math.min(0, shut) * 9
  const inner = `${at(-16.5)} ${n(EYE_Y + 3)}`
  const outer = `${at(17.5)} ${n(EYE_Y - 0.5)}`
  const top = `C${at(-10)} ${n(EYE_Y + upper)} ${at(8)} ${n(EYE_Y + upper - 2)} ${outer}`
  const bottom = `C${at(11)} ${n(EYE_Y + lower + 2)} ${at(-7)} ${n(EYE_Y + lower + 2.5)} ${inner}Z`
  // The lashes: a line that grows towards its outer end and leaves it in a small upward stroke.
  const tip = `${at(22.5)} ${n(EYE_Y - 4.2 + Math.max(0, shut) * 4)}`
  const under = `C${at(14)} ${n(EYE_Y + upper * 0.78 - 2.2 + 3.4)} ${at(6)} ${n(EYE_Y + upper + 1.9)} ${at(-2)} ${n(EYE_Y + upper * 0.77 + 2.6)}`
  const lash = `M${inner}C${at(-10)} ${n(EYE_Y + upper - 1)} ${at(9)} ${n(EYE_Y + upper - 4.6)} ${tip}L${at(17.5)} ${n(EYE_Y + 0.9)}${under}C${at(-7)} ${n(EYE_Y + upper * 0.62 + 2.6)} ${at(-12)} ${n(EYE_Y + upper * 0.35 + 2.4)} ${inner}Z`
  const fold = EYE_Y + mix(-19, -9, Math.max(0, shut)) + Math.min(0, shut) * 7 - pose.brows * 1.2
  const crease = `M${at(-13)} ${n(fold + 8)}C${at(-6)} ${n(fold + 0.5)} ${at(9)} ${n(fold)} ${at(18)} ${n(fold + 8)}`
  const askew = side === 'R' ? pose.askew : -pose.askew * 0.35
  const brow = EYE_Y - 29 - pose.brows * 8 - askew * 6
  const innerEnd = brow + 3.2 - pose.inner * 6.5
  const brows = `M${at(-17)} ${n(innerEnd + 2.4)}C${at(-8)} ${n(mix(innerEnd, brow, 0.5) - 3.4)} ${at(8)} ${n(brow - 6.2)} ${at(24)} ${n(brow + 4.4 + pose.inner * 1.6)}C${at(8)} ${n(brow - 1.6)} ${at(-7)} ${n(mix(innerEnd, brow, 0.5) + 1.4)} ${at(-16.5)} ${n(innerEnd + 5.6)}Z`
  const irisX = MIDDLE + sign * (EYE_X + 0.4) + pose.gazeX * 6.2
  const irisY = EYE_Y - 3.2 + pose.gazeY * 3 + Math.max(0, shut) * 2
  const parts: Record<string, string> = {
    [`eye${side}`]: `M${inner}${top}${bottom}`,
    [`lash${side}`]: lash,
    [`crease${side}`]: crease,
    [`brow${side}`]: brows,
    [`iris${side}`]: move(irisX, irisY),
  }
  return parts as EyeParts<S>
}

type MouthParts = Record<'mouth' | 'upperLip' | 'lowerLip' | 'seam' | 'teeth' | 'tongue', string>

function mouth({ mouth: shape, smile, parted }: Pose): MouthParts {
  const open = Math.max(shape.open, parted * 0.55)
  const { wide, round, press, bite } = shape
  const half =
    25 * (1 + 0.13 * wide - 0.3 * round - 0.05 * press + 0.15 * Math.max(0, smile) * (1 - round) - open * 0.07)
  const left = n(MIDDLE - half)
  const right = n(MIDDLE + half)
  const corner = MOUTH_Y - smile * 7.6 * (1 - round * 0.6) + open * 4.4
  const lift = open * (4.6 + round)
  const fall = open * 20 * (1 - bite * 0.6)
  const full = 1 + round * 0.2 - press * 0.5
  // The line where the lips meet bends with a smile.
  const sag = MOUTH_Y + 1 + Math.max(0, smile) * 4.6 + Math.min(0, smile) * 1.5
  const innerTop = sag - lift - bite * 1.6
  const innerLow = sag + fall + 0.35
  // An open mouth is round at its corners, a closed one runs out in them.
  const side = half * mix(0.62, 0.98, Math.min(1, open * 1.5))
  const upperIn = `C${n(MIDDLE + side)} ${n(mix(corner, innerTop, 0.8))} ${n(MIDDLE + 9)} ${n(innerTop - 0.6)} ${MIDDLE} ${n(innerTop + 0.7)}C${n(MIDDLE - 9)} ${n(innerTop - 0.6)} ${n(MIDDLE - side)} ${n(mix(corner, innerTop, 0.8))} ${left} ${n(corner)}`
  const lowerIn = `C${n(MIDDLE - side)} ${n(mix(corner, innerLow, 0.72))} ${n(MIDDLE - half * 0.5)} ${n(innerLow)} ${MIDDLE} ${n(innerLow)}C${n(MIDDLE + half * 0.5)} ${n(innerLow)} ${n(MIDDLE + side)} ${n(mix(corner, innerLow, 0.72))} ${right} ${n(corner)}`
  const bow = innerTop - 5.2 * full - Math.max(0, -smile) * 0.6 + Math.max(0, smile) * 1.5
  const slope = n(mix(corner, bow, 0.72))
  const upperOut = `C${n(MIDDLE - half * 0.66)} ${slope} ${n(MIDDLE - 11)} ${n(bow - 1.1)} ${n(MIDDLE - 5.4)} ${n(bow - 0.5)}C${n(MIDDLE - 3)} ${n(bow)} ${n(MIDDLE - 1.8)} ${n(bow + 1.3)} ${MIDDLE} ${n(bow + 1.3)}C${n(MIDDLE + 1.8)} ${n(bow + 1.3)} ${n(MIDDLE + 3)} ${n(bow)} ${n(MIDDLE + 5.4)} ${n(bow - 0.5)}C${n(MIDDLE + 11)} ${n(bow - 1.1)} ${n(MIDDLE + half * 0.66)} ${slope} ${right} ${n(corner)}`
  const edge = innerLow + 8.4 * full - bite * 3 - Math.max(0, smile) * 1.2
  const curve = n(mix(corner, edge, 0.74))
  const lowerOut = `C${n(MIDDLE + half * 0.8)} ${curve} ${n(MIDDLE + 12)} ${n(edge)} ${MIDDLE} ${n(edge)}C${n(MIDDLE - 12)} ${n(edge)} ${n(MIDDLE - half * 0.8)} ${curve} ${left} ${n(corner)}Z`
  return {
    mouth: `M${right} ${n(corner)}${upperIn}${lowerIn}Z`,
    upperLip: `M${left} ${n(corner)}${upperOut}${upperIn}Z`,
    lowerLip: `M${left} ${n(corner)}${lowerIn}${lowerOut}`,
    seam: `M${right} ${n(corner)}${upperIn}`,
    teeth: `translate(200 ${n(innerTop - 3.4 + bite * 1.5 - round * 4 - Math.max(0, 0.42 - open) * 10)}) scale(${n(0.75 + half / 80)} 1)`,
    tongue: `translate(200 ${n(innerLow + 3.4 + round * 4 - open * 2)}) scale(${n(half / 25)} ${n(0.6 + open * 0.5)})`,
  }
}

/** How far the lips of a picture are apart, from 0, in its units: what a test measures on the drawn path. */
export const openingOf = (shape: MouthShape): number => shape.open * (4.6 + shape.round + 20 * (1 - shape.bite * 0.6))

const mix = (from: number, to: number, share: number): number => from + (to - from) * share
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))
const n = (value: number): string => String(Math.round(value * 100) / 100)
const move = (x: number, y: number): string => `translate(${n(x)} ${n(y)})`
const zoom = (scale: number, x: number, y: number): string =>
  `translate(${n(x - x * scale)} ${n(y - y * scale)}) scale(${n4(scale)})`
const n4 = (value: number): string => String(Math.round(value * 10_000) / 10_000)
