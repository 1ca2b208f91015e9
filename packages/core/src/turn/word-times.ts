import type { TimedWord } from '../contracts/speech.ts'
import { alignWords } from './align-words.ts'
import { type AnswerWord, answerWords, saidWords } from './answer-words.ts'
import { estimateWords, wordMs } from './word-lengths.ts'

/** When a word of the answer sounds, and where it stands in its piece. */
export type WordTime = TimedWord & AnswerWord

/** What was said for a piece of the answer. */
export type Said = {
  /** As the voice was given it, with numbers written out. */
  readonly text: string
  /** When the words of that text sounded, as the engine tells; empty when it does not know. */
  readonly timed: readonly TimedWord[]
  /** Length of the audio, pauses included. */
  readonly audioMs: number
}

/**
 * When each word of a piece of the answer sounds, in order: one for each of its words, none before the one before it,
 * all within the audio. What stands in the answer and what was said are two texts (`3 km` is said as `three
 * kilometres`), so their words are aligned. Words that are in both have the time of what was said; between them the
 * words that differ share the time by their length, at the borders of what was said where there are enough of them.
 *
 * Where the engine tells no times they are estimated. Over 20 sentences each, either end of a word is off by (median and
 * 95 of 100) 49 and 187 ms from what flite tells in English, 62 and 220 from eSpeak in English, 44 and 150 from eSpeak in
 * French (`estimated-words.test.ts` of the providers).
 *
 * @param text the piece as it stands in the answer, with its markdown
 */
export function wordTimes(text: string, said: Said): WordTime[] {
  const words = answerWords(text)
  const sounds = said.timed.length > 0 ? said.timed : estimated(said)
  const times = sounds.length > 0 ? timesOf(words, sounds) : estimateWords(textsOf(words), said.audioMs)
  let lastMs = 0
  return words.map((word, index) => {
    const time = times[index]
    const startMs = Math.min(Math.max(time?.startMs ?? lastMs, lastMs), said.audioMs)
    const endMs = Math.min(Math.max(time?.endMs ?? startMs, startMs), said.audioMs)
    lastMs = endMs
    return { ...word, startMs, endMs }
  })
}

const textsOf = (words: readonly { readonly text: string }[]): string[] => words.map(({ text }) => text)

const estimated = ({ text, audioMs }: Said): TimedWord[] => estimateWords(saidWords(text), audioMs)

type Span = { startMs: number; endMs: number }

/** The time of each word of the answer, out of those of what was said. */
function timesOf(words: readonly AnswerWord[], sounds: readonly TimedWord[]): Span[] {
  const times: Span[] = []
  let word = 0
  let sound = 0
  let lastMs = 0
  const end = { left: words.length, right: sounds.length }
  for (const { left, right } of [...alignWords(textsOf(words), textsOf(sounds)), end]) {
    const between = sounds.slice(sound, right)
    const same = sounds[right]
    const before = times.at(-1)
    if (left > word) {
      const gap = { startMs: lastMs, endMs: same?.startMs ?? lastMs }
      times.push(...shared(words.slice(word, left), between, gap))
    } else if (before !== undefined) {
      // Said and not written, such as the "euros" of "€5": belongs to the word before.
      before.endMs = between.at(-1)?.endMs ?? before.endMs
    }
    if (same !== undefined) {
      const leads = before === undefined && left === 0
      times.push({ startMs: (leads ? between[0] : undefined)?.startMs ?? same.startMs, endMs: same.endMs })
      lastMs = same.endMs
    }
    word = left + 1
    sound = right + 1
  }
  return times
}

/** Words that were said as other ones share the time of those, or else what is left between their neighbours. */
function shared(words: readonly AnswerWord[], sounds: readonly TimedWord[], gap: Span): Span[] {
  const lengths = words.map(({ text }) => wordMs(text))
  const wholeMs = lengths.reduce((sum, ms) => sum + ms, 0)
  const startMs = sounds[0]?.startMs ?? gap.startMs
  const endMs = sounds.at(-1)?.endMs ?? gap.endMs
  let passedMs = 0
  const borders = lengths.map((ms) => {
    const border = startMs + (passedMs / wholeMs) * (endMs - startMs)
    passedMs += ms
    return border
  })
  if (sounds.length < words.length) {
    return borders.map((border, index) => ({ startMs: border, endMs: borders[index + 1] ?? endMs }))
  }
  const firsts = nearestStarts(borders, sounds)
  return firsts.map((first, index) => ({
    startMs: sounds[first]?.startMs ?? startMs,
    endMs: sounds[(firsts[index + 1] ?? sounds.length) - 1]?.endMs ?? endMs,
  }))
}

/** For each word the first of its sounds: the one that begins nearest to where the word should, leaving one for each. */
function nearestStarts(borders: readonly number[], sounds: readonly TimedWord[]): number[] {
  const firsts: number[] = []
  for (const [index, border] of borders.entries()) {
    const from = index === 0 ? 0 : (firsts[index - 1] ?? 0) + 1
    const until = index === 0 ? 0 : sounds.length - (borders.length - index)
    let nearest = from
    for (let place = from; place <= until; place += 1) {
      const off = (of: number): number => Math.abs((sounds[of]?.startMs ?? 0) - border)
      if (off(place) < off(nearest)) nearest = place
    }
    firsts.push(nearest)
  }
  return firsts
}
