import type { Chat } from '../chat/chat.ts'
import { turnOfTrack } from '../chat/turn-voice.ts'
import { visemeNamed } from './mouth-shapes.ts'
import { createMouthTrack, type MouthTrack } from './mouth-track.ts'
import type { MouthShape } from './pose.ts'
import type { OpenVisemeDetector } from './viseme-detector.ts'

/** Her mouth, as she is heard. */
export type Lips = {
  /** The mouth for what sounds at this instant, by the audio's own clock; `null` while nothing does. */
  shape(): MouthShape | null
  close(): void
}

/** Reads her sound before it is played, and the words of her sentences when they are told. */
export function createLips({ store, voice }: Pick<Chat, 'store' | 'voice'>, openDetector: OpenVisemeDetector): Lips {
  let track: { id: string; mouth: MouthTrack; sentences: number; wordsMs: number } | null = null
  const detector = openDetector((trackId, visemes) => {
    if (track?.id !== trackId) return
    for (const { ms, viseme } of visemes) track.mouth.addSeen(ms, viseme)
  })
  const forget = voice.overhear((trackId, trackS, samples, sampleRate) => {
    if (track?.id !== trackId) track = { id: trackId, mouth: createMouthTrack(), sentences: 0, wordsMs: 0 }
    track.mouth.addSound(trackS, samples, sampleRate)
    detector.hear(trackId, trackS, samples, sampleRate)
  })
  const readWords = () => {
    const turnId = track === null ? null : turnOfTrack(track.id)
    const turn = store.getState().conversation.turns.find(({ id }) => id === turnId)
    if (track === null || turn === undefined) return
    for (const { audioMs, words, visemes = [] } of turn.sentences.slice(track.sentences)) {
      const fromMs = track.wordsMs
      track.mouth.addWords(
        words.map(({ text, startMs, endMs }) => ({ text, startMs: fromMs + startMs, endMs: fromMs + endMs })),
      )
      track.mouth.addKnown(
        visemes.map(({ ms, viseme, weight }) => ({ ms: fromMs + ms, viseme: visemeNamed(viseme), weight })),
        fromMs + audioMs,
      )
      track.wordsMs += audioMs
      track.sentences++
    }
  }
  return {
    shape() {
      const at = voice.position()
      if (at === null || track?.id !== at.trackId || store.getState().player.phase !== 'playing') return null
      readWords()
      return track.mouth.shapeAt(at.heardMs)
    },
    close() {
      forget()
      detector.close()
    },
  }
}
