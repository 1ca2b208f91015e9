import type { PassageTiming } from './messages.ts'

/**
 * The same timing, `ms` later, within a clip of `lengthMs`: what would begin before the first sample begins with it, and
 * what would end after the last one ends there.
 */
export function shiftTiming(
  { words, phonemes }: PassageTiming,
  ms: number,
  lengthMs = Number.POSITIVE_INFINITY,
): PassageTiming {
  const within = (timeMs: number): number => Math.min(Math.max(0, timeMs + ms), lengthMs)
  const shift = <Timed extends { readonly startMs: number; readonly endMs: number }>(timed: Timed): Timed => ({
    ...timed,
    startMs: within(timed.startMs),
    endMs: within(timed.endMs),
  })
  return { words: words.map(shift), phonemes: phonemes.map(shift) }
}
