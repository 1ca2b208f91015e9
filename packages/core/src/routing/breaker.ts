/** When a brain is left alone, and for how long. */
export type BreakerRules = {
  /** So many bad answers in a row are evidence. */
  readonly evidence: number
  /** The first rest, in ms; each further one is twice as long. */
  readonly firstRestMs: number
}

/** A failure is a failure; and a person's next message mostly comes later than in a second. */
export const AFTER_FAILURES: BreakerRules = { evidence: 1, firstRestMs: 1_000 }
/** One slow answer may be chance, and another one costs somebody a silence: that is found out less often. */
export const AFTER_SLOWNESS: BreakerRules = { evidence: 2, firstRestMs: 5_000 }

/** The longest that a brain is left alone, in ms. */
const LONGEST_REST_MS = 60_000
/** The longest rest that a server itself may ask for, in ms. */
const LONGEST_ASKED_REST_MS = 600_000

/**
 * Leaves a brain alone after it was bad, each time twice as long, and lets one real request find out whether it is good
 * again. Nothing is ever asked only to find out.
 */
export class Breaker {
  readonly #rules: BreakerRules
  #badInRow = 0
  #restsUntilMs = Number.NEGATIVE_INFINITY
  #trialRunning = false

  constructor(rules: BreakerRules) {
    this.#rules = rules
  }

  /** How long until it may be asked, in ms; 0 when it may, `null` when another request is finding that out now. */
  waitMs(nowMs: number): number | null {
    if (!this.#isOpen) return 0
    if (nowMs < this.#restsUntilMs) return this.#restsUntilMs - nowMs
    return this.#trialRunning ? null : 0
  }

  /** A request is being sent. */
  asked(): void {
    this.#trialRunning = this.#isOpen
  }

  good(): void {
    this.#badInRow = 0
    this.#trialRunning = false
  }

  /** The request that was to find out shows a first sign of life, or was taken back: others may ask too. */
  trialOver(): void {
    this.#trialRunning = false
  }

  /** @param retryAfterMs when the brain itself expects to be good again, ms from now; it is not asked earlier */
  bad(nowMs: number, retryAfterMs = 0): void {
    const { evidence, firstRestMs } = this.#rules
    this.#badInRow += 1
    this.#trialRunning = false
    const restMs = Math.min(firstRestMs * 2 ** (this.#badInRow - evidence), LONGEST_REST_MS)
    this.#restsUntilMs = nowMs + Math.max(restMs, Math.min(retryAfterMs, LONGEST_ASKED_REST_MS))
  }

  get #isOpen(): boolean {
    return this.#badInRow >= this.#rules.evidence
  }
}
