import type { Waterfall } from '@eva/protocol'
import type { Clock } from '../contracts/clock.ts'

export type Mark = keyof Waterfall

/** Marks the instants of one turn on the monotonic clock, counted from the moment the user finished. */
export class Stopwatch {
  readonly #clock: Clock
  readonly #startedAtMs: number
  readonly #marks: Waterfall = {
    endpoint: null,
    stt: null,
    route: null,
    queue: null,
    ttft: null,
    opener: null,
    first_clause: null,
    ttfa: null,
    first_frame_sent: null,
    total: null,
  }

  /** @param startedAtMs when the user finished, on `clock.nowMs()` */
  constructor(clock: Clock, startedAtMs: number) {
    this.#clock = clock
    this.#startedAtMs = startedAtMs
  }

  /** Notes the instant; only the first time counts. */
  mark(name: Mark): void {
    this.#marks[name] ??= this.elapsedMs()
  }

  /** Notes an instant that lies behind us, on `clock.nowMs()`. */
  markAt(name: Mark, atMs: number): void {
    this.#marks[name] ??= Math.max(0, Math.round((atMs - this.#startedAtMs) * 1000) / 1000)
  }

  /** Milliseconds since the user finished, to the microsecond. */
  elapsedMs(): number {
    return Math.max(0, Math.round((this.#clock.nowMs() - this.#startedAtMs) * 1000) / 1000)
  }

  waterfall(): Waterfall {
    return { ...this.#marks }
  }
}
