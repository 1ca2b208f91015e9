/** The mouth alone, each from 0 to 1 unless said otherwise. */
export type MouthShape = {
  /** How far the lips are apart. */
  open: number
  /** The corners: -1 drawn in, 1 drawn apart. */
  wide: number
  /** Lips pushed forward, as for “oo”. */
  round: number
  /** The lower lip under the upper teeth, as for “f”. */
  bite: number
  /** Lips pressed together, as for “m”. */
  press: number
}

export const CLOSED_MOUTH: MouthShape = { open: 0, wide: 0, round: 0, bite: 0, press: 0 }

/** What a mood does to a face at rest. Signed values are 0 for none; all are drawn as they are, nothing is clamped. */
export type Expression = {
  /** The corners of the mouth: 1 a smile, -1 the contrary. */
  smile: number
  /** The lips parted, whatever is said. */
  parted: number
  /** The upper lids: 0 open as at rest, 1 shut, below 0 wide. */
  lids: number
  /** The lower lids, raised by a smile that is meant. */
  squint: number
  /** The brows as a whole, 1 high. */
  brows: number
  /** The inner ends of the brows: 1 raised in sorrow, -1 drawn down. */
  inner: number
  /** One brow higher than the other. */
  askew: number
  blush: number
  /** The head bent to the side, in degrees. */
  tilt: number
  /** The head bowed, 1 low, -1 raised. */
  bow: number
}

export const CALM: Expression = {
  smile: 0.54,
  parted: 0,
  lids: 0.06,
  squint: 0.05,
  brows: 0,
  inner: 0.08,
  askew: 0,
  blush: 0.35,
  tilt: 0,
  bow: 0,
}

/** Everything that one picture of her face needs. */
export type Pose = Expression & {
  mouth: MouthShape
  /** Each eye's blink, 0 to 1, over the lids of the expression. */
  blink: number
  /** Where the eyes look: -1 to 1, right and down are positive; 0, 0 is at the person. */
  gazeX: number
  gazeY: number
  /** The head turned to the side and down, -1 to 1. */
  yaw: number
  pitch: number
  /** Leaning towards the person, 0 to 1. */
  lean: number
  /** -1 breathed out, 1 breathed in. */
  breath: number
}

export const POSE_AT_REST: Pose = {
  ...CALM,
  mouth: CLOSED_MOUTH,
  blink: 0,
  gazeX: 0,
  gazeY: 0,
  yaw: 0,
  pitch: 0,
  lean: 0,
  breath: 0,
}
