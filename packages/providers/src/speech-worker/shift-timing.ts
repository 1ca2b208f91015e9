import type { PassageTiming } from './messages.ts'

/** The same timing, `ms` later; what would begin before the first sample begins with it. */
export function shiftTiming({ words, phonemes }: PassageTiming, ms: number): PassageTiming {
  const shift = <Timed extends { readonly startMs: number; readonly endMs: number }>(timed: Timed): Timed => ({
    ...timed,
    startMs: Math.max(0, timed.startMs + ms),
    endMs: Math.max(0, timed.endMs + ms),
  })
  return { words: words.map(shift), phonemes: phonemes.map(shift) }
}
