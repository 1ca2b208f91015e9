import type { EspeakEvent } from '@echogarden/espeak-ng-emscripten'
import type { TimedPhoneme, TimedWord } from '@eva/core'
import { timedIpa } from '../speech-worker/ipa.ts'
import type { PassageTiming } from '../speech-worker/messages.ts'
import { fromSsml } from './ssml.ts'

type Piece = { readonly text: string; readonly start: number; readonly end: number }
/** What sounds at the moment. */
type Open = {
  /** By its place among the pieces; with when each of its sounds begins. */
  word: { readonly index: number; readonly startMs: number; readonly soundsMs: number[] } | null
  sound: { readonly ipa: string; readonly startMs: number } | null
  /** Since when nothing does. */
  silentFromMs: number | null
}

/**
 * When words and sounds sound, from what eSpeak tells while it reads. It tells a word for each that it says, and several
 * for a number; here a word is what stands between blanks, from the first of them to the last. Where it tells one for
 * several that it says as one ("of the"), each gets as many of the sounds as it has letters.
 *
 * @param ssml what eSpeak read
 * @param audioMs length of all that it made of it
 */
export function eventTiming(ssml: string, events: readonly EspeakEvent[], audioMs: number): PassageTiming {
  const pieces = piecesOf(ssml)
  const words: TimedWord[] = []
  const phonemes: TimedPhoneme[] = []
  const open: Open = { word: null, sound: null, silentFromMs: null }

  function endSound(atMs: number): void {
    if (open.sound !== null) phonemes.push(...timedIpa(open.sound.ipa, open.sound.startMs, atMs))
    open.sound = null
  }
  function endWord(atMs: number, nextIndex: number): void {
    if (open.word === null) return
    const { index, startMs, soundsMs } = open.word
    const said = pieces.slice(index, nextIndex).filter(({ text }, place) => place === 0 || /[\p{L}\p{N}]/u.test(text))
    words.push(...shareSounds(said, [startMs, ...soundsMs.slice(1)], open.silentFromMs ?? atMs))
    open.word = null
  }

  for (const { type, text_position: position, audio_position: atMs, id } of events) {
    if (type === 'word') {
      // Positions count from 1.
      const index = pieces.findIndex(({ end }) => position - 1 < end)
      if (index === -1 || index === open.word?.index) continue
      endWord(atMs, index)
      open.word = { index, startMs: atMs, soundsMs: [] }
      open.silentFromMs = null
    } else if (type === 'phoneme') {
      endSound(atMs)
      const sounds = typeof id === 'string' && id !== ''
      if (sounds) {
        open.sound = { ipa: id, startMs: atMs }
        open.word?.soundsMs.push(atMs)
      }
      open.silentFromMs = sounds ? null : (open.silentFromMs ?? atMs)
    }
  }
  endSound(audioMs)
  endWord(audioMs, pieces.length)
  return { words, phonemes }
}

function shareSounds(pieces: readonly Piece[], soundsMs: readonly number[], endMs: number): TimedWord[] {
  const letters = pieces.map(({ start, end }) => end - start)
  const all = letters.reduce((sum, count) => sum + count, 0)
  let passed = 0
  const starts = letters.map((count) => {
    const startMs = soundsMs[Math.round((passed / all) * soundsMs.length)] ?? endMs
    passed += count
    return startMs
  })
  return pieces.map(({ text }, index) => ({
    text: fromSsml(text),
    startMs: starts[index] ?? endMs,
    endMs: starts[index + 1] ?? endMs,
  }))
}

/** What stands between blanks, by its place in characters, as eSpeak counts them. */
function piecesOf(ssml: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const part of ssml.split(/(\s+)/u)) {
    const start = at
    at += Array.from(part).length
    if (part.trim() !== '') pieces.push({ text: part, start, end: at })
  }
  return pieces
}
