import type { Pcm } from '../contracts/speech.ts'
import { VAD_WINDOW } from '../contracts/vad.ts'
import { constant } from './constants.ts'
import { levelOf } from './level.ts'
import { SoundMemory } from './sound-memory.ts'
import { Steady } from './steady.ts'
import { samplesOf } from './time.ts'

/** A window of sound, ready to be judged. */
export type HeardWindow = {
  /** Samples of the stream before the window's first one: its true time, whatever chunks it came in. */
  readonly startSample: number
  /** `VAD_WINDOW` samples without drift. */
  readonly samples: Pcm
  /** Root mean square, from 0 to 1. */
  readonly level: number
  /** The microphone came to the end of its scale: words may be misheard. */
  readonly isClipped: boolean
}

/**
 * Makes windows of whatever chunks a microphone sends, and keeps the sound of one utterance with its pre-roll, 970 kB.
 * One for each microphone.
 */
export class Windows {
  readonly #steady = new Steady()
  readonly #memory = new SoundMemory(samplesOf(constant('maxUtteranceMs') + constant('preRollMs')) + VAD_WINDOW)
  readonly #window = new Int16Array(VAD_WINDOW)
  #filled = 0
  #isClipped = false

  /** Samples that were pushed so far. */
  get heardSamples(): number {
    return this.#memory.heardSamples
  }

  /** @param chunk any number of samples at `HEARING_RATE`; they may be used again afterwards */
  push(chunk: Pcm): HeardWindow[] {
    const windows: HeardWindow[] = []
    for (let from = 0; from < chunk.length; ) {
      const part = this.#steady.push(chunk.subarray(from, from + VAD_WINDOW - this.#filled))
      this.#memory.add(part.samples)
      this.#window.set(part.samples, this.#filled)
      this.#filled += part.samples.length
      this.#isClipped ||= part.isClipped
      from += part.samples.length
      if (this.#filled === VAD_WINDOW) windows.push(this.#take())
    }
    return windows
  }

  /** The sound of a part of the stream, as far as it is kept: the latest 30.3 s. */
  between(startSample: number, endSample: number): Pcm {
    return this.#memory.between(startSample, endSample)
  }

  #take(): HeardWindow {
    const samples = this.#window.slice()
    const window = {
      startSample: this.#memory.heardSamples - VAD_WINDOW,
      samples,
      level: levelOf(samples),
      isClipped: this.#isClipped,
    }
    this.#filled = 0
    this.#isClipped = false
    return window
  }
}
