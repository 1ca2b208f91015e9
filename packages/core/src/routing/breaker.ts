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
 * What one request tells of the brain. The first verdict counts. Of a request that was sent before the brain was last
 * found bad, none does: what fails together is one failure, and what began in better days says nothing of these.
 */
export type Witness = {
  good(): void
  /** @param retryAfterMs when the brain itself expects to be good again, ms from now; it is not asked earlier */
  bad(nowMs: number, retryAfterMs?: number): void
  /** It shows a first sign of life, or tells nothing any more: another one may find out whether the brain is good again. */
  over(): void
}

/**
 * Leaves a brain alone after it was bad, each time twice as long, and lets one real request find out whether it is good
 * again. Nothing is ever asked only to find out.
 */
export class Breaker {
  readonly #rules: BreakerRules
  #badInRow = 0
  /** How often it was ever found bad. */
  #timesBad = 0
  #restsUntilMs = Number.NEGATIVE_INFINITY
  /** The request that finds out. */
  #trial: Witness | null = null

  constructor(rules: BreakerRules) {
    this.#rules = rules
  }

  /** How long until it may be asked, in ms; 0 when it may, `null` when another request is finding that out now. */
  waitMs(nowMs: number): number | null {
    if (!this.#isOpen) return 0
    if (nowMs < this.#restsUntilMs) return this.#restsUntilMs - nowMs
    return this.#trial === null ? 0 : null
  }

  /** A request is being sent. */
  asked(): Witness {
    const timesBad = this.#timesBad
    let counts = true
    /** `true` for what is still news. */
    const heard = (): boolean => {
      const isNews = counts && timesBad === this.#timesBad
      counts = false
      witness.over()
      return isNews
    }
    const witness: Witness = {
      good: () => {
        if (heard()) this.#badInRow = 0
      },
      bad: (nowMs, retryAfterMs = 0) => {
        if (heard()) this.#foundBad(nowMs)
        this.#restsUntilMs = Math.max(this.#restsUntilMs, nowMs + Math.min(retryAfterMs, LONGEST_ASKED_REST_MS))
      },
      over: () => {
        if (this.#trial === witness) this.#trial = null
      },
    }
    if (this.#isOpen) this.#trial ??= witness
    return witness
  }

  /** Somebody has seen it well: it may be asked at once, as if it had never been bad. */
  forgive(): void {
    this.#badInRow = 0
    this.#restsUntilMs = Number.NEGATIVE_INFINITY
    this.#trial = null
  }

  #foundBad(nowMs: number): void {
    const { evidence, firstRestMs } = this.#rules
    this.#timesBad += 1
    this.#badInRow += 1
    this.#restsUntilMs = nowMs + Math.min(firstRestMs * 2 ** (this.#badInRow - evidence), LONGEST_REST_MS)
  }

  get #isOpen(): boolean {
    return this.#badInRow >= this.#rules.evidence
  }
}
