import type { Pcm } from '@eva/core'
import { SoundBins } from './sound-bins.ts'

/** A word that was in the sound of a microphone, from its beginning; hers when her own voice came back into it. */
export type TimedText = {
  readonly text: string
  readonly startMs: number
  readonly endMs: number
  readonly isHers: boolean
}

/** What one microphone has sent, and what was said in it. */
export type Recording = {
  readonly bins: SoundBins
  readonly words: TimedText[]
  readonly language: 'english' | 'french'
  readonly marks: EarMarks
}

/**
 * How an ear writes. `set`: as Whisper, capitals and marks as in the text; where the sound ends inside a sentence, a full
 * stop as often as an ellipsis, always the same for the same words. `none`: as most streaming ears, small letters alone.
 */
export type EarMarks = 'set' | 'none'

/** Longest that a sound may lie back when an ear gets it: half a minute, and the time that it waited. */
const LONGEST_AGO_MS = 36_000
/** Nearly everything is asked for at once, and its place is soon found among the latest seconds. */
const SOON_MS = 4_000
/** A word of hers this near to a person's is drowned by it. */
const DROWNED_MS = 60

/**
 * An ear that always hears right: it finds out from which microphone a sound was cut, and where, and knows what was said
 * there. A word counts when its middle is within the sound.
 *
 * @returns `null` for a sound that no microphone sent
 */
export function understand(
  samples: Pcm,
  rate: number,
  recordings: readonly Recording[],
): { readonly text: string; readonly language: 'english' | 'french' } | null {
  const part = new SoundBins(rate)
  part.push(samples)
  const found = findIn(recordings, part, part.lengthMs + SOON_MS) ?? findIn(recordings, part, LONGEST_AGO_MS)
  if (found === null) return null
  const { recording, startMs } = found
  const heard = audibleWords(recording.words, startMs, startMs + part.lengthMs)
  return { text: write(heard, recording.marks), language: recording.language }
}

function findIn(recordings: readonly Recording[], part: SoundBins, withinMs: number) {
  let best: { recording: Recording; startMs: number; unlike: number } | null = null
  for (const recording of recordings) {
    const place = recording.bins.find(part, withinMs)
    if (place !== null && place.unlike < (best?.unlike ?? 1)) best = { recording, ...place }
  }
  return best
}

function audibleWords(words: readonly TimedText[], fromMs: number, toMs: number): readonly string[] {
  const within = words.filter(({ startMs, endMs }) => {
    const middleMs = (startMs + endMs) / 2
    return middleMs >= fromMs && middleMs < toMs
  })
  const people = within.filter(({ isHers }) => !isHers)
  const isDrowned = ({ startMs, endMs }: TimedText): boolean =>
    people.some((word) => word.startMs - DROWNED_MS < endMs && startMs < word.endMs + DROWNED_MS)
  return within
    .filter((word) => !word.isHers || !isDrowned(word))
    .sort((one, other) => one.startMs - other.startMs)
    .map(({ text }) => text)
}

/** Words as an ear with such marks writes them. */
export function write(words: readonly string[], marks: EarMarks): string {
  const text = words.join(' ')
  if (text === '') return ''
  if (marks === 'none')
    return text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}’'\- ]+/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
  const sentence = text.charAt(0).toUpperCase() + text.slice(1)
  if (/[.?!]$/.test(sentence)) return sentence
  const letters = [...sentence].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)
  return `${sentence.replace(/[\s,;:…–—-]+$/u, '')}${letters % 2 === 0 ? '.' : '...'}`
}
