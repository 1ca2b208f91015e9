import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How often the delay is sampled, in ms; Node's histogram counts the sampling interval itself as delay. */
const RESOLUTION_MS = 10

/** Watches how long the event loop keeps others waiting. */
export class EventLoopWatch {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })

  start(): void {
    this.#histogram.enable()
  }

  stop(): void {
    this.#histogram.disable()
  }

  /** Delay in ms beyond the sampling interval since the start. */
  read(): { readonly p50: number; readonly p99: number } {
    return { p50: this.#delayMs(50), p99: this.#delayMs(99) }
  }

  #delayMs(percentile: number): number {
    const ms = this.#histogram.percentile(percentile) / 1e6 - RESOLUTION_MS
    return Math.max(0, Math.round(ms * 100) / 100)
  }
}
