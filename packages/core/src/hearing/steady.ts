import { HEARING_RATE } from '../contracts/ear.ts'
import type { Pcm } from '../contracts/speech.ts'

/** Below it nothing is said: a drifting microphone, the wind, a hand on the table. A man's voice begins at 80 Hz. */
const CUT_HZ = 20
/** Amplitude from which a sample is at the end of its scale: 99 % of it. */
const RAIL = 32_440
/** Samples in a row at the end of the scale that make sound clipped; a single one may be a peak. */
const CLIPPED_RUN = 3

/** Sound freed of its drift. */
export class Steady {
  readonly #keep = 1 - (2 * Math.PI * CUT_HZ) / HEARING_RATE
  #before: number | null = null
  #out = 0
  #railRun = 0

  /**
   * The same samples around zero: a high-pass of first order at 20 Hz, which takes a sudden offset away within 25 ms.
   *
   * @returns as many samples, and whether the microphone came to the end of its scale within them
   */
  push(samples: Pcm): { readonly samples: Pcm; readonly isClipped: boolean } {
    const steady = new Int16Array(samples.length)
    let isClipped = false
    for (let at = 0; at < samples.length; at += 1) {
      const sample = samples[at] ?? 0
      this.#railRun = Math.abs(sample) >= RAIL ? this.#railRun + 1 : 0
      if (this.#railRun >= CLIPPED_RUN) isClipped = true
      // An offset that was there from the beginning is no click.
      this.#out = sample - (this.#before ?? sample) + this.#keep * this.#out
      this.#before = sample
      steady[at] = Math.max(-32_768, Math.min(32_767, Math.round(this.#out)))
    }
    return { samples: steady, isClipped }
  }
}
