/** Answers whose first token is remembered. */
const FIRST_TOKENS = 64
/** Fewer say too little about one in twenty. */
const FIRST_TOKENS_NEEDED = 10
/** Pauses between tokens that are remembered: those of the last one or two answers. */
const PAUSES = 256
const PAUSES_NEEDED = 20

/** A pause so many times as long as the longest usual one is no rhythm any more. */
const STALL_FACTOR = 8
const STALL_MIN_MS = 400
const STALL_MAX_MS = 4_000
/** A first token after so many times its median is none of its own; what nobody minds does not count. */
const SLOW_FACTOR = 3
const SLOW_MIN_MS = 300

/** While the rhythm is not known. */
const STALL_UNKNOWN_MS = 2_000

/** How fast one brain has been of late: when a silence is longer than its own silences. */
export class Rhythm {
  readonly #firstTokensMs = new Latest(FIRST_TOKENS)
  readonly #pausesMs = new Latest(PAUSES)
  #stallMs = STALL_UNKNOWN_MS

  /** @param ms from the request to the first token */
  firstToken(ms: number): void {
    this.#firstTokensMs.add(ms)
  }

  /** Another brain was faster. Waiting in vain for less than the usual time says nothing about this one. */
  beaten(waitedMs: number): void {
    if (waitedMs >= (this.firstTokenP95Ms ?? Number.POSITIVE_INFINITY)) this.#firstTokensMs.add(waitedMs)
  }

  /** @param ms between two tokens */
  pause(ms: number): void {
    this.#pausesMs.add(ms)
  }

  /** The answer is over: what was learnt from it counts from now on. */
  settle(): void {
    if (this.#pausesMs.count < PAUSES_NEEDED) return
    const usualMs = this.#pausesMs.quantile(0.99) ?? 0
    this.#stallMs = Math.min(Math.max(usualMs * STALL_FACTOR, STALL_MIN_MS), STALL_MAX_MS)
  }

  /** The time to the first token that is kept in 95 % of cases, in ms; `null` before enough answers were seen. */
  get firstTokenP95Ms(): number | null {
    return this.#firstTokensMs.count < FIRST_TOKENS_NEEDED ? null : this.#firstTokensMs.quantile(0.95)
  }

  /**
   * A first token later than this is slow for this brain, in ms; `null` before enough answers were seen. By its median,
   * which half of the answers would have to be slow to change.
   */
  get slowMs(): number | null {
    if (this.#firstTokensMs.count < FIRST_TOKENS_NEEDED) return null
    return Math.max(SLOW_FACTOR * (this.#firstTokensMs.quantile(0.5) ?? 0), SLOW_MIN_MS)
  }

  /** A silence of this length in the middle of an answer is none of its own, in ms. */
  get stallMs(): number {
    return this.#stallMs
  }
}

/** The latest values of a series. */
class Latest {
  readonly #values: number[] = []
  readonly #capacity: number
  #next = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  add(value: number): void {
    this.#values[this.#next] = value
    this.#next = (this.#next + 1) % this.#capacity
  }

  get count(): number {
    return this.#values.length
  }

  /** Nearest rank; `null` of nothing. */
  quantile(p: number): number | null {
    const sorted = [...this.#values].sort((a, b) => a - b)
    return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null
  }
}
