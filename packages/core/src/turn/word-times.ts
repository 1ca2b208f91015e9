import type { TimedWord } from '../contracts/speech.ts'

/**
 * When each word of a piece of the answer sounds: as the engine timed it, where it did, and else by sharing the audio
 * out by syllables.
 *
 * @param text the piece as it stands in the answer, with its markdown
 * @param timed what the engine knows: the words as they were said, which may be others (`3` is said as `three`)
 * @param audioMs length of the audio, pauses included
 */
export function wordTimes(text: string, timed: readonly TimedWord[], audioMs: number): TimedWord[] {
  const words = [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)].map(([word]) => word)
  const exact = words.length === timed.length
  const weights = words.map(syllables)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  return words.map((word, index) => {
    const startMs = (before / whole) * audioMs
    before += weights[index] ?? 0
    const known = exact ? timed[index] : undefined
    return { text: word, startMs: known?.startMs ?? startMs, endMs: known?.endMs ?? (before / whole) * audioMs }
  })
}

/** Groups of vowels, which is what syllables are made around; a figure has about two. */
const syllables = (word: string): number =>
  Math.max(1, (word.normalize('NFD').match(/[aeiouyœæ]\p{M}*(?:[aeiouyœæ]\p{M}*)*|\p{N}/giu) ?? []).length)
