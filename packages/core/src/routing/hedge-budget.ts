/** The share of requests that may be asked of a second brain. */
const SHARE = 0.05
/** Hedges that may be saved up: a bad minute is met, a bad day is not. */
const SAVED_MAX = 3
/** How many requests are looked back on, to doubt. */
const LOOKED_BACK = 100
/** So many of these were slow: three times as many as should be, when the limit is what 95 % keep. */
const DOUBTFUL = 15

/** One request's claim on a second brain. */
export type HedgeClaim = {
  /** It is answered slowly, or by another brain because the first has become slow. */
  slow(): void
  /** It is slow. `true` when a second brain may be asked. */
  spend(): boolean
  /** The second brain was faster. */
  won(): void
}

/** Counts out the few requests that may be asked of two brains, and notices when many would want it. */
export class HedgeBudget {
  #saved = 0
  /** Of the latest requests, whether each was slow. */
  readonly #latest: { isSlow: boolean }[] = []
  #requests = 0
  #hedged = 0
  #won = 0

  /** A person asked something. */
  request(): HedgeClaim {
    this.#requests += 1
    this.#saved = Math.min(this.#saved + SHARE, SAVED_MAX)
    const request = { isSlow: false }
    this.#latest.push(request)
    if (this.#latest.length > LOOKED_BACK) this.#latest.shift()
    const slow = (): void => {
      request.isSlow = true
    }
    return {
      slow,
      spend: () => {
        slow()
        return this.#spend()
      },
      won: () => {
        this.#won += 1
      },
    }
  }

  /** Another brain is asked first: what was slow before says nothing about it. */
  beginAnew(): void {
    this.#latest.length = 0
  }

  get requests(): number {
    return this.#requests
  }

  get hedged(): number {
    return this.#hedged
  }

  get won(): number {
    return this.#won
  }

  /** How many of the latest requests were slow, when that is too many to be chance; else `null`. */
  get doubtful(): { readonly slow: number; readonly of: number } | null {
    const slow = this.#latest.filter(({ isSlow }) => isSlow).length
    return slow >= DOUBTFUL ? { slow, of: this.#latest.length } : null
  }

  #spend(): boolean {
    // Twenty times 0.05 is a little less than 1.
    if (this.#saved < 1 - 1e-9) return false
    this.#saved -= 1
    this.#hedged += 1
    return true
  }
}
