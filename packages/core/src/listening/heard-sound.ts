import type { Pcm } from '../contracts/speech.ts'
import { VAD_WINDOW } from '../contracts/vad.ts'
import type { VadVerdict } from '../hearing/fading.ts'
import { type SpokenStretch, voicedMs } from '../hearing/spoken-stretch.ts'
import { type UtteranceEvent, UtteranceTracker } from '../hearing/utterance.ts'
import { type HeardWindow, Windows } from '../hearing/windows.ts'
import type { Along } from './along.ts'
import { MicClock } from './mic-clock.ts'
import type { Sound } from './understand.ts'

/** The sound of one microphone: its windows, their times on our clock, and what is said in it. */
export class HeardSound {
  readonly #windows = new Windows()
  readonly #tracker = new UtteranceTracker()
  readonly #clock = new MicClock()
  /** Sound before this belongs to what was said before. */
  #freeFromSample = 0

  /** @param samples the next ones, which have come now */
  push(samples: Pcm, nowMs: number): readonly HeardWindow[] {
    this.#clock.arrived(this.#windows.heardSamples + samples.length, nowMs)
    return this.#windows.push(samples)
  }

  /** Follows what is said, by what the detector says of the next window. */
  follow(verdict: VadVerdict, window: HeardWindow): readonly UtteranceEvent[] {
    return this.#tracker.hear(verdict, window)
  }

  /** When a sample sounded, on our clock. */
  timeOf(sample: number): number {
    return this.#clock.timeOf(sample)
  }

  /** When a window was over. */
  endOf({ startSample }: HeardWindow): number {
    return this.timeOf(startSample + VAD_WINDOW)
  }

  /** What is being said, as far as it is voiced; `null` when nothing is. */
  get stretch(): SpokenStretch | null {
    return this.#tracker.stretch
  }

  /** All that belongs to nothing yet, voiced or not. */
  get whole(): SpokenStretch {
    const startSample = this.#freeFromSample
    const lastVoicedSample = this.#windows.heardSamples
    return { startSample, firstVoicedSample: startSample, lastVoicedSample, pauses: [] }
  }

  /** @param endSample by default all that came, with the silence after what was said */
  soundOf(stretch: SpokenStretch, along: Along | null, endSample = this.#windows.heardSamples): Sound {
    const samples = this.#windows.between(stretch.startSample, endSample)
    return { samples, voicedMs: voicedMs(stretch), along }
  }

  /** A stretch that became too long for an ear was taken out of it. */
  cut({ lastVoicedSample }: SpokenStretch): void {
    this.#freeFromSample = lastVoicedSample
  }

  /** What was said is over: what comes now is something else. */
  finish(): void {
    this.#tracker.finish()
    this.#freeFromSample = this.#windows.heardSamples
  }
}
