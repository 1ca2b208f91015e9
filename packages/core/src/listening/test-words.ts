import { HEARING_RATE } from '../contracts/ear.ts'
import type { Pcm } from '../contracts/speech.ts'

/** Every word that can be said here; its place is its pitch. */
const WORDS = (
  'what time is it tell me about the sea and a story please wait how are you stop mm-hm okay no that all my number zero ' +
  'six one two three blue red green one-more hello there yes i want to go home now'
).split(' ')

/** Samples of half a wave of the highest word. */
const SHORTEST_HALF = 4
/** Samples between one word's and the next: a cut wave must not be taken for another word. */
const STEP = 2
const AMPLITUDE = 8_000
export const WORD_MS = 256
/** Between two words, too short for a pause. */
const GAP_MS = 10
/** A word that was cut shorter than this is not understood. */
const LEAST_MS = 100

const samplesIn = (ms: number): number => Math.round((ms * HEARING_RATE) / 1_000)

/** Words as sound: each a tone of its own, so that an ear can tell them apart. */
export function soundOfWords(text: string): Pcm {
  const words = text.split(' ').map((word) => {
    const place = WORDS.indexOf(word)
    if (place < 0) throw new Error(`"${word}" cannot be said here`)
    const half = SHORTEST_HALF + STEP * place
    const sound = new Int16Array(samplesIn(WORD_MS))
    const voiced = Math.floor((sound.length - samplesIn(GAP_MS)) / (2 * half)) * 2 * half
    for (let at = 0; at < voiced; at += 1) sound[at] = Math.floor(at / half) % 2 === 0 ? AMPLITUDE : -AMPLITUDE
    return sound
  })
  return Int16Array.from(words.flatMap((word) => [...word]))
}

/** A noise that is no word: a cough, a door. */
export const noiseOf = (ms: number): Pcm =>
  Int16Array.from({ length: samplesIn(ms) }, (_, at) => (at % 2 === 0 ? AMPLITUDE : -AMPLITUDE))

/** The words of a sound. */
export function wordsOfSound(sound: Pcm): string {
  const words: string[] = []
  let from: number | null = null
  let quiet = 0
  const end = (to: number): void => {
    if (from !== null && to - from >= samplesIn(LEAST_MS)) words.push(wordOf(sound.subarray(from, to)))
    from = null
  }
  for (let at = 0; at < sound.length; at += 1) {
    quiet = Math.abs(sound[at] ?? 0) > AMPLITUDE / 4 ? 0 : quiet + 1
    if (quiet === 0) from ??= at
    else if (quiet === samplesIn(GAP_MS) / 2) end(at - quiet)
  }
  end(sound.length - quiet)
  return words.filter((word) => word !== '').join(' ')
}

/** By the usual length of a half wave: the first and the last one may be cut. */
function wordOf(sound: Pcm): string {
  const halves: number[] = []
  let from = 0
  for (let at = 1; at < sound.length; at += 1) {
    if ((sound[at] ?? 0) > 0 === (sound[at - 1] ?? 0) > 0) continue
    halves.push(at - from)
    from = at
  }
  const usual = halves.sort((a, b) => a - b)[Math.floor(halves.length / 2)] ?? 0
  return WORDS[Math.round((usual - SHORTEST_HALF) / STEP)] ?? ''
}
