/** How long a brain is left alone after its first failure, in ms: a person's next message mostly comes later. */
const FIRST_REST_MS = 1_000
/** The longest that it is left alone, in ms. */
const LONGEST_REST_MS = 60_000
/** The longest rest that a server itself may ask for, in ms. */
const LONGEST_ASKED_REST_MS = 600_000

/**
 * Leaves a brain alone after it failed, each time twice as long, and lets one real request find out whether it works
 * again. Nothing is ever asked only to find out.
 */
export class Breaker {
  #failuresInRow = 0
  #restsUntilMs = Number.NEGATIVE_INFINITY
  #trialRunning = false

  /** How long until it may be asked, in ms; 0 when it may, `null` when another request is finding that out now. */
  waitMs(nowMs: number): number | null {
    if (this.#failuresInRow === 0) return 0
    if (nowMs < this.#restsUntilMs) return this.#restsUntilMs - nowMs
    return this.#trialRunning ? null : 0
  }

  /** A request is being sent. */
  asked(): void {
    this.#trialRunning = this.#failuresInRow > 0
  }

  succeeded(): void {
    this.#failuresInRow = 0
    this.#trialRunning = false
  }

  /** The request that was to find out shows a first sign of life, or was taken back: others may ask too. */
  trialOver(): void {
    this.#trialRunning = false
  }

  /** @param retryAfterMs when the brain itself expects to work again, ms from now; it is not asked earlier */
  failed(nowMs: number, retryAfterMs = 0): void {
    const restMs = Math.min(FIRST_REST_MS * 2 ** this.#failuresInRow, LONGEST_REST_MS)
    this.#failuresInRow += 1
    this.#trialRunning = false
    this.#restsUntilMs = nowMs + Math.max(restMs, Math.min(retryAfterMs, LONGEST_ASKED_REST_MS))
  }
}
