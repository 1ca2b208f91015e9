/** Frames that a client may send in a burst; a page sends a handful. */
const BURST_FRAMES = 200
/** Frames a second that it may send for ever: fifty of audio, a few reports, and room. */
const FRAMES_PER_S = 100
/** What a frame of sound counts: its length is measured apart, and a network that was held up lets many of them go at once. */
const OF_SOUND = 1 / 4

export type FrameKind = 'text' | 'sound'

/** Counts what one client sends, as a bucket that refills all the time. */
export class Intake {
  #allowance = BURST_FRAMES
  #countedAtMs: number

  constructor(nowMs: number) {
    this.#countedAtMs = nowMs
  }

  /** `false` when the client is faster than any honest one. */
  accepts(kind: FrameKind, nowMs: number): boolean {
    const refill = ((nowMs - this.#countedAtMs) * FRAMES_PER_S) / 1000
    this.#allowance = Math.min(BURST_FRAMES, this.#allowance + refill) - (kind === 'sound' ? OF_SOUND : 1)
    this.#countedAtMs = nowMs
    return this.#allowance >= 0
  }
}
