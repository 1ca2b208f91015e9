/** Frames that a client may send in a burst; a page sends a handful. */
const BURST_FRAMES = 200
/** Frames a second that it may send for ever: fifty of audio, a few reports, and room. */
const FRAMES_PER_S = 100

/** Counts what one client sends, as a bucket that refills all the time. */
export class Intake {
  #allowance = BURST_FRAMES
  #countedAtMs: number

  constructor(nowMs: number) {
    this.#countedAtMs = nowMs
  }

  /** `false` when the client is faster than any honest one. */
  accepts(nowMs: number): boolean {
    const refill = ((nowMs - this.#countedAtMs) * FRAMES_PER_S) / 1000
    this.#allowance = Math.min(BURST_FRAMES, this.#allowance + refill) - 1
    this.#countedAtMs = nowMs
    return this.#allowance >= 0
  }
}
