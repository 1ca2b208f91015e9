import type { SpeechEvent } from '../contracts/speech.ts'
import type { CastVoice } from './choose-voice.ts'

/** What is said by whom. */
export type Line = {
  readonly by: CastVoice
  readonly language: string
  /** The text as it is said. */
  readonly said: string
  readonly speed: number
  readonly pitch: number
  /** Said while she thinks: it belongs to no answer. */
  readonly isOpener: boolean
}

/** Starts to say a line. */
export const sayLine = ({ by, language, said, speed, pitch }: Line, signal: AbortSignal): AsyncIterable<SpeechEvent> =>
  by.engine.speak(said, { voice: by.voice.id, language, speed, pitch, signal })
