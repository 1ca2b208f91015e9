import type { FaceMood } from '@eva/protocol'
import type { MouthShape } from '../face/pose.ts'

/** How far a VRM goes into each of its five mouths, 0 to 1. */
export type VowelWeights = Record<'aa' | 'ih' | 'ou' | 'ee' | 'oh', number>

/**
 * The five mouths of a VRM for her mouth, which is drawn from fifteen: rounded ones are `ou` when narrow and `oh` when
 * wide open, drawn ones `ih` and `ee` in the same way, the rest is `aa`. Lips that press or bite leave little of any.
 */
export function vowelsOf({ open, wide, round, bite, press }: MouthShape): VowelWeights {
  const shown = open * (1 - press) * (1 - bite * 0.6)
  const narrow = share(open, 0.8, 0.5)
  // Drawn lips beside how far they are apart: an “ee” is little open, an “ah” hardly drawn.
  const slit = Math.max(0, wide) / Math.max(0.05, open)
  const drawn = share(slit, 0.15, 0.55)
  const slim = share(slit, 0.6, 1.1)
  const rounded = shown * round
  const plain = shown * (1 - round)
  return {
    // A narrow mouth is as far in its shape as an open one is.
    ou: Math.min(1, rounded * narrow * 2),
    oh: rounded * (1 - narrow) * 1.2,
    ih: plain * drawn * slim,
    ee: plain * drawn * (1 - slim),
    aa: plain * (1 - drawn),
  }
}

/** Of the expressions that every VRM may have, those that her moods are made of. */
export const FEELINGS = ['happy', 'sad', 'relaxed', 'surprised'] as const
export type FeelingWeights = Readonly<Record<(typeof FEELINGS)[number], number>>

const CALM: FeelingWeights = { happy: 0, sad: 0, relaxed: 0.12, surprised: 0 }

/** What a mood looks like; less than a VRM can, as with her own face. */
export const FEELINGS_OF: Readonly<Record<FaceMood, FeelingWeights>> = {
  neutral: CALM,
  joy: { ...CALM, happy: 0.8, relaxed: 0 },
  tenderness: { ...CALM, happy: 0.15, relaxed: 0.7 },
  curiosity: { ...CALM, happy: 0.12, surprised: 0.25 },
  sadness: { ...CALM, sad: 0.75, relaxed: 0 },
  surprise: { ...CALM, surprised: 0.8, relaxed: 0 },
  thought: { ...CALM, surprised: 0.08 },
}

/** Where `value` is on the way from one number to another, 0 to 1. */
const share = (value: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)))
