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
  /** What it can be asked to change; a wish for anything else is not heard. */
  readonly adjusts: { readonly speed: boolean; readonly pitch: boolean }
}

export type SpeakOptions = {
  /** A `VoiceInfo.id` of this engine. */
  readonly voice: string
  /** What the text is written in, as a BCP 47 primary tag: for a voice that speaks several languages. */
  readonly language: string
  /** 1 is the voice's own pace, 2 twice as fast. */
  readonly speed: number
  /** 1 is the voice's own pitch, 2 an octave above. */
  readonly pitch: number
  readonly signal: AbortSignal
}

/** When a word sounds, in ms from the first sample of what it belongs to. */
export type TimedWord = { readonly text: string; readonly startMs: number; readonly endMs: number }

/** When a sound of speech sounds, in the same way; `ipa` is one symbol of the International Phonetic Alphabet with its marks. */
export type TimedPhoneme = { readonly ipa: string; readonly startMs: number; readonly endMs: number }

export type SpeechEvent =
  | { readonly type: 'audio'; readonly pcm: Pcm }
  /**
   * What the engine knows of when things sound, for audio that came before; times count from the clip's first sample.
   * Comes once for each piece that the engine makes of the text, in order; never from an engine that does not know.
   * Words are those of the text as it was given, in order; either list may be empty.
   */
  | { readonly type: 'timing'; readonly words: readonly TimedWord[]; readonly phonemes: readonly TimedPhoneme[] }

/**
 * A voice engine: normalised text in, PCM out, in order, as it is made. An adapter translates; it never retries, caches or
 * logs. Text without anything to say yields nothing; letters that it has no sound for throw `voice_cannot_say`. Texts
 * asked for at once are made in the order of asking, no more of them at a time than do not slow each other: what is being
 * heard is never starved by what comes after it. Aborting stops the work within 10 ms and throws the signal's
 * reason. Every other failure is an `EvaError` with code `voice_failed`.
 */
export type Speech = {
  readonly specification: 'v1'
  /** Name in `EVA_TTS`: `flite`, `espeak`, `sherpa`, `openai`. */
  readonly id: string
  /** What it has and could have; may change while it runs, as voices are installed and removed. */
  readonly voices: readonly VoiceInfo[]
  speak(text: string, options: SpeakOptions): AsyncIterable<SpeechEvent>
  /** Says a word and listens whether samples come. */
  check(signal: AbortSignal): Promise<ComponentHealth>
  close(): Promise<void>
}

/**
 * Tells in which language a text is written, as a BCP 47 primary tag such as `fr`. `expected` is what the conversation
 * speaks: it wins when the text is too short or too mixed to tell.
 */
export type DetectLanguage = (text: string, expected: string) => string

/** Writes a text as it is said in `language` (numbers, dates, money, units …); unchanged for a language it does not know. */
export type Normalise = (text: string, language: string) => string

/** What a person chose about how she sounds. */
export type VoicePreferences = {
  /** The voice for a language, by its primary tag. One that is not installed any more is passed over. */
  readonly voices: Readonly<Record<string, string>>
  /** 1 is each voice's own pace. */
  readonly speed: number
  /** 1 is each voice's own pitch. */
  readonly pitch: number
  /**
   * How long the first token may take before she says a short "Hmm." in her own voice, in ms from the end of what the
   * user said; `null` for never. It is no answer, and never counts as one.
   */
  readonly openerAfterMs: number | null
}
