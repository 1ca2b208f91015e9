import type { SpokenSentence, SpokenWord } from './conversation.ts'

/** A stretch of the answer, in characters; `end` is exclusive. */
export type Stretch = { start: number; end: number }

/** A sentence that sounds: where it stands, and its words in order. */
export type SpokenStretch = Stretch & { words: Stretch[] }

/** Half a frame of rounding must not cost a word; the same as the server's, so that both draw one line. */
const ROUNDING_MS = 20

/** Where each spoken sentence stands in the answer. One that cannot be found (still streaming) ends the list. */
export function sentenceStretches(answer: string, sentences: readonly SpokenSentence[]): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const { text } of sentences) {
    const stretch = find(answer, text.trim(), from)
    if (stretch === null) break
    stretches.push(stretch)
    from = stretch.end
  }
  return stretches
}

/**
 * How much of the answer was heard when `heardMs` of its sound had been played, in characters. A word counts when it was
 * played to its end.
 */
export function heardChars(answer: string, sentences: readonly SpokenSentence[], heardMs: number): number {
  let leftMs = heardMs
  let heard = 0
  for (const [index, stretch] of sentenceStretches(answer, sentences).entries()) {
    const { audioMs, words } = sentences[index] ?? { audioMs: 0, words: [] }
    if (leftMs <= 0) return heard
    if (leftMs + ROUNDING_MS < audioMs) {
      const count = words.findLastIndex(({ endMs }) => endMs <= leftMs + ROUNDING_MS) + 1
      return wordStretches(answer, stretch, words)[count - 1]?.end ?? stretch.start
    }
    leftMs -= audioMs
    heard = stretch.end
  }
  return heard
}

/** The sentence that sounds at `heardMs`, and which of its words; `null` before the first and after the last known one. */
export function spokenAt(
  sentences: readonly SpokenSentence[],
  heardMs: number,
): { index: number; word: number | null } | null {
  let startMs = 0
  for (const [index, { text, audioMs, words }] of sentences.entries()) {
    if (heardMs >= startMs && heardMs < startMs + audioMs) {
      // What she says while she thinks stands nowhere.
      if (text === '') return null
      // In a pause the word before it stays marked: a mark that goes out between two words flickers.
      const word = words.findLastIndex((each) => each.startMs <= heardMs - startMs)
      return { index, word: word === -1 ? null : word }
    }
    startMs += audioMs
  }
  return null
}

/** Where a sentence and its words stand; `null` when that is not known (still streaming). */
export function spokenStretch(
  answer: string,
  sentences: readonly SpokenSentence[],
  index: number,
): SpokenStretch | null {
  const stretch = sentenceStretches(answer, sentences)[index]
  if (stretch === undefined) return null
  return { ...stretch, words: wordStretches(answer, stretch, sentences[index]?.words ?? []) }
}

function wordStretches(answer: string, sentence: Stretch, words: readonly SpokenWord[]): Stretch[] {
  const stretches: Stretch[] = []
  let from = sentence.start
  for (const { text } of words) {
    const stretch = find(answer, text, from)
    if (stretch === null || stretch.end > sentence.end) break
    stretches.push(stretch)
    from = stretch.end
  }
  return stretches
}

function find(text: string, part: string, from: number): Stretch | null {
  const start = text.indexOf(part, from)
  return start === -1 ? null : { start, end: start + part.length }
}
