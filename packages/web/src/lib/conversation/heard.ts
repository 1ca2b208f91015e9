import type { SpokenSentence } from './conversation.ts'

/** A stretch of the answer, in characters; `end` is exclusive. */
export type Stretch = { start: number; end: number }

/** Where each spoken sentence stands in the answer. One that cannot be found (still streaming) ends the list. */
export function sentenceStretches(answer: string, sentences: readonly SpokenSentence[]): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const { text } of sentences) {
    const start = answer.indexOf(text.trim(), from)
    if (start === -1) break
    const end = start + text.trim().length
    stretches.push({ start, end })
    from = end
  }
  return stretches
}

/**
 * How much of the answer was heard when `heardMs` of its sound had been played, in characters. Within a sentence the
 * characters are taken to pass evenly, and a word that was begun counts as unheard.
 */
export function heardChars(answer: string, sentences: readonly SpokenSentence[], heardMs: number): number {
  let leftMs = heardMs
  let heard = 0
  for (const [index, { start, end }] of sentenceStretches(answer, sentences).entries()) {
    const audioMs = sentences[index]?.audioMs ?? 0
    if (leftMs <= 0) return heard
    if (leftMs < audioMs) return wordBorder(answer, start + Math.floor(((end - start) * leftMs) / audioMs), start)
    leftMs -= audioMs
    heard = end
  }
  return heard
}

/** The sentence that sounds at `heardMs`; `null` before the first and after the last known one. */
export function sentenceAt(answer: string, sentences: readonly SpokenSentence[], heardMs: number): Stretch | null {
  let startMs = 0
  const stretches = sentenceStretches(answer, sentences)
  for (const [index, { audioMs }] of sentences.entries()) {
    if (heardMs >= startMs && heardMs < startMs + audioMs) return stretches[index] ?? null
    startMs += audioMs
  }
  return null
}

/** The last border between two words at or before `at`, not before `floor`. */
function wordBorder(text: string, at: number, floor: number): number {
  if (at >= text.length || /\s/.test(text.charAt(at))) return at
  const border = text.slice(floor, at).search(/\s\S*$/)
  return border === -1 ? floor : floor + border
}
