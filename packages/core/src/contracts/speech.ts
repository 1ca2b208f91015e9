import type { ComponentHealth } from './health.ts'

/** A stretch of speech: signed 16-bit mono samples at the voice's sample rate; never empty. */
export type Pcm = Int16Array

export type VoiceInfo = {
  /** Unique over all engines: `flite:slt`, `espeak:fr`. */
  readonly id: string
  readonly name: string
  /** The engine's id. */
  readonly provider: string
  /** BCP 47 tags that it speaks well, the main one first. */
  readonly languages: readonly string[]
  readonly gender: 'female' | 'male' | 'neutral'
  readonly sampleRate: number
  readonly installed: boolean
}

export type SpeakOptions = {
  /** A `VoiceInfo.id` of this engine. */
  readonly voice: string
  /** 1 is the voice's own pace, 2 twice as fast. */
  readonly speed: number
  readonly signal: AbortSignal
}

/**
 * A voice engine: clean text in, PCM out, in order, as it is made. An adapter translates; it never retries, caches or
 * logs. Text without anything to say yields nothing. Aborting stops the work within 10 ms and throws the signal's
 * reason. Every other failure is an `EvaError` with code `voice_failed`.
 */
export type Speech = {
  readonly specification: 'v1'
  /** Name in `EVA_TTS`: `flite`, `espeak`, `sherpa`, `openai`. */
  readonly id: string
  readonly voices: readonly VoiceInfo[]
  speak(text: string, options: SpeakOptions): AsyncIterable<Pcm>
  /** Says a word and listens whether samples come. */
  check(signal: AbortSignal): Promise<ComponentHealth>
  close(): Promise<void>
}

/**
 * Tells in which language a text is written, as a BCP 47 primary tag such as `fr`. `expected` is what the conversation
 * speaks: it wins when the text is too short or too mixed to tell.
 */
export type DetectLanguage = (text: string, expected: string) => string
