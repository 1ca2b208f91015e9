import type { Pcm } from './speech.ts'

/** Samples that are judged at a time, at `HEARING_RATE`: 32 ms, the window of Silero's model. */
export const VAD_WINDOW = 512

/** Tells speech from everything else, window by window. One for each microphone: it remembers what it heard. */
export type VadStream = {
  /**
   * Judges the next window of `VAD_WINDOW` samples; takes well under a millisecond, so it may run on the event loop.
   *
   * @returns `speech` surely, `maybe` between the threshold to begin and the one to go on, `silence` below both
   */
  judge(window: Pcm): 'speech' | 'maybe' | 'silence'
  /** Forgets what it heard. */
  reset(): void
  close(): void
}

/** A voice activity detector. */
export type Vad = {
  readonly specification: 'v1'
  readonly id: string
  open(): VadStream
}
