import type { TimedWord } from '../contracts/speech.ts'

/**
 * How long parts of speech take at a common pace, in ms. Fitted by least squares to the times that flite (`slt`) and
 * eSpeak (English, French) gave for 60 sentences; what is estimated is stretched to the real length, so only the
 * relations count.
 */
const WORD_MS = 12
const SYLLABLE_MS = 31
const LETTER_MS = 49
/** The last word before a pause is drawn out. */
const BEFORE_PAUSE_MS = 139
/** A figure is a word of about four letters; a nought is mostly a place in a longer number. */
const FIGURE_MS = 230
const NOUGHT_MS = 90
/** "dollars", "per cent", "degrees". */
const SIGN_MS = 330

const PAUSE_MS = { clause: 160, sentence: 350 } as const
/** Silence at the end of a clip: the same at every pace, but never much of a short one. */
const TAIL_MS = 130
const TAIL_SHARE = 0.2

const ENDS_CLAUSE = /[,;:،、，–—]["'”’»)\]*_]*$/u
const ENDS_SENTENCE = /[.!?…。！？]["'”’»)\]*_]*$/u

/** How long a word takes, in ms at a common pace. */
export function wordMs(word: string): number {
  const letters = word.match(/\p{L}/gu)?.length ?? 0
  const noughts = word.match(/0/g)?.length ?? 0
  const figures = (word.match(/\p{N}/gu)?.length ?? 0) - noughts
  const signs = word.match(/[\p{Sc}%°]/gu)?.length ?? 0
  const spelled = letters === 0 ? 0 : syllables(word) * SYLLABLE_MS + letters * LETTER_MS
  return WORD_MS + spelled + figures * FIGURE_MS + noughts * NOUGHT_MS + signs * SIGN_MS
}

/** When words sound that are said one after the other in `audioMs`: by syllables and letters, with pauses between them. */
export function estimateWords(words: readonly string[], audioMs: number): TimedWord[] {
  let atMs = 0
  const timed = words.map((text, index): TimedWord => {
    const isLast = index === words.length - 1
    const pause = pauseAfter(text)
    const startMs = atMs
    const endMs = startMs + wordMs(text) + (isLast || pause > 0 ? BEFORE_PAUSE_MS : 0)
    atMs = isLast ? endMs : endMs + pause
    return { text, startMs, endMs }
  })
  const stretch = (audioMs - Math.min(TAIL_MS, audioMs * TAIL_SHARE)) / atMs
  return timed.map(({ text, startMs, endMs }) => ({ text, startMs: startMs * stretch, endMs: endMs * stretch }))
}

const pauseAfter = (word: string): number =>
  ENDS_SENTENCE.test(word) ? PAUSE_MS.sentence : ENDS_CLAUSE.test(word) ? PAUSE_MS.clause : 0

/** Groups of vowels, without the `e` at the end that neither English nor French says. */
function syllables(word: string): number {
  const letters = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
  const said = letters.replace(/(?<=[aeiouyœæ].*[^aeiouyœæl])es?$/u, '')
  return Math.max(1, said.match(/[aeiouyœæ]+|[аеёиоуыэюя]/gu)?.length ?? 0)
}
