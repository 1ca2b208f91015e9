import type { EspeakEvent } from '@echogarden/espeak-ng-emscripten'
import type { TimedPhoneme, TimedWord } from '@eva/core'
import { timedIpa } from '../speech-worker/ipa.ts'
import type { PassageTiming } from '../speech-worker/messages.ts'
import { fromSsml } from './ssml.ts'

type Piece = { readonly text: string; readonly start: number; readonly end: number }
/** What sounds at the moment. */
type Open = {
  word: { readonly piece: Piece; readonly startMs: number } | null
  sound: { readonly ipa: string; readonly startMs: number } | null
  /** Since when nothing does. */
  silentFromMs: number | null
}

/**
 * When words and sounds sound, from what eSpeak tells while it reads. It tells a word for each that it says, and several
 * for a number; here a word is what stands between blanks, from the first of them to the last.
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
  function endWord(atMs: number): void {
    if (open.word === null) return
    const { piece, startMs } = open.word
    words.push({ text: fromSsml(piece.text), startMs, endMs: open.silentFromMs ?? atMs })
    open.word = null
  }

  for (const { type, text_position: position, audio_position: atMs, id } of events) {
    if (type === 'word') {
      // Positions count from 1.
      const piece = pieces.find(({ end }) => position - 1 < end)
      if (piece === undefined || piece === open.word?.piece) continue
      endWord(atMs)
      open.word = { piece, startMs: atMs }
      open.silentFromMs = null
    } else if (type === 'phoneme') {
      endSound(atMs)
      const sounds = typeof id === 'string' && id !== ''
      if (sounds) open.sound = { ipa: id, startMs: atMs }
      open.silentFromMs = sounds ? null : (open.silentFromMs ?? atMs)
    }
  }
  endSound(audioMs)
  endWord(audioMs)
  return { words, phonemes }
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
