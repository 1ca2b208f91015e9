import { msOf } from '../hearing/time.ts'

/** How much a microphone's clock may run away from ours: 100 ppm, which is ten times what a sound card does. */
const DRIFT = 1e-4

/**
 * Tells when a sample of a microphone sounded, on our clock. Sound comes late, by the network and in lumps, and never
 * early: the earliest arrival that was seen tells the time best. It may be corrected downwards at once, and upwards only
 * as fast as clocks drift.
 */
export class MicClock {
  /** The time of sample 0. */
  #zeroMs = Number.POSITIVE_INFINITY
  #latestMs = 0

  /** @param samples how many have come by now, since the first one */
  arrived(samples: number, nowMs: number): void {
    const drifted = this.#zeroMs + (nowMs - this.#latestMs) * DRIFT
    this.#zeroMs = Math.min(Number.isFinite(drifted) ? drifted : nowMs, nowMs - msOf(samples))
    this.#latestMs = nowMs
  }

  timeOf(sample: number): number {
    return this.#zeroMs + msOf(sample)
  }
}
