import type { ComponentHealth } from './health.ts'
import type { Pcm } from './speech.ts'

/** The rate of everything that is heard: what every recogniser and Silero's voice detector want. */
export const HEARING_RATE = 16_000

export type EarInfo = {
  /** Unique over all engines: `sherpa:whisper-base`, `openai:whisper-large-v3-turbo`, `pocketsphinx`. */
  readonly id: string
  readonly name: string
  /** The engine's id. */
  readonly provider: string
  /** BCP 47 primary tags that it understands; empty for a multilingual one that tells which it heard. */
  readonly languages: readonly string[]
  readonly installed: boolean
  /** Understands slow, clear, simple speech at best; pages say so. */
  readonly isBasic: boolean
  /** Tells words while they are said (`open`). */
  readonly isStreaming: boolean
}

export type HearOptions = {
  /** An `EarInfo.id` of this engine. */
  readonly ear: string
  /** What is expected to be spoken, as a primary tag; `null` for whatever it turns out to be. */
  readonly language: string | null
  /** What was said just before, so that names and words are spelled alike; may be empty, and is never repeated as heard. */
  readonly context: string
  readonly signal: AbortSignal
}

/** What was understood. */
export type Heard = {
  /** Trimmed; empty when nothing was understood. */
  readonly text: string
  /** Primary tag, where the engine tells. */
  readonly language: string | null
  /** From 0 to 1, where the engine tells; a ghost text comes with a high one. */
  readonly noSpeechProbability: number | null
}

/** Hears while it is spoken, until `finish` or until its signal aborts: one of them must come. */
export type EarStream = {
  /** The next samples, at `HEARING_RATE`. */
  push(samples: Pcm): void
  /** All words so far; the latest ones may still change. Yields whenever they do, ends with the stream. */
  readonly partials: AsyncIterable<string>
  /** No more samples will come: what was said. */
  finish(): Promise<Heard>
}

/**
 * A recogniser: the sound of an utterance in, its words out. An adapter translates; it never retries, caches or logs, and
 * it keeps nothing that it heard. Recognition runs off the event loop. Utterances given at once are understood in order.
 * Aborting stops the work at its source and throws the signal's reason. Every other failure is an `EvaError` `ear_failed`
 * (or `ear_rate_limited` with `retryAfterMs`).
 */
export type Ear = {
  readonly specification: 'v1'
  /** Name in `EVA_STT`: `sherpa`, `openai`, `pocketsphinx`. */
  readonly id: string
  /** What it has and could have; may change while it runs. */
  readonly ears: readonly EarInfo[]
  /**
   * @param samples mono at `HEARING_RATE`, from 100 ms to 30 s; in shorter ones nothing is understood, longer ones fail.
   *   They are not changed, and must not be until the promise has settled.
   */
  hear(samples: Pcm, options: HearOptions): Promise<Heard>
  /** Begins to hear along; only where the ear `isStreaming`. */
  open(options: HearOptions): EarStream
  /** Listens to a moment of silence, or asks the server without cost. */
  check(signal: AbortSignal): Promise<ComponentHealth>
  close(): Promise<void>
}
