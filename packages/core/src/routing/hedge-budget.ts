/** The share of requests that may be asked of a second brain. */
const SHARE = 0.05
/** Hedges that may be saved up: a bad minute is met, a bad day is not. */
const SAVED_MAX = 3
/** How many requests are looked back on, to doubt. */
const LOOKED_BACK = 100
/** So many of these were slow: three times as many as should be, when the limit is what 95 % keep. */
const DOUBTFUL = 15

/** Counts out the few requests that may be asked of two brains, and notices when many would want it. */
export class HedgeBudget {
  #saved = 0
  /** Of the latest requests, whether each was slow. */
  readonly #slow: boolean[] = []
  requests = 0
  hedged = 0
  won = 0

  /** A person asked something. */
  request(): void {
    this.requests += 1
    this.#saved = Math.min(this.#saved + SHARE, SAVED_MAX)
    this.#slow.push(false)
    if (this.#slow.length > LOOKED_BACK) this.#slow.shift()
  }

  /** The latest request is answered slowly, or by another brain because the first has become slow. */
  slow(): void {
    if (this.#slow.length > 0) this.#slow[this.#slow.length - 1] = true
  }

  /** The latest request is slow. `true` when a second brain may be asked. */
  spend(): boolean {
    this.slow()
    // Twenty times 0.05 is a little less than 1.
    if (this.#saved < 1 - 1e-9) return false
    this.#saved -= 1
    this.hedged += 1
    return true
  }

  /** How many of the latest requests were slow, when that is too many to be chance; else `null`. */
  get doubtful(): { readonly slow: number; readonly of: number } | null {
    const slow = this.#slow.filter(Boolean).length
    return slow >= DOUBTFUL ? { slow, of: this.#slow.length } : null
  }
}
