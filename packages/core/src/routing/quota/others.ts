/** The time in which a new pace of others is believed, ms. */
const PACE_LEARNT_MS = 30_000
/** Others who took much at once may do so again for about so long, ms. Costs one such amount once, not a share. */
export const OTHERS_REMEMBERED_MS = 600_000
/** Others are never believed to take everything: then nobody would come back to see whether they are still there. */
const SHARE_MAX = 0.9

/**
 * What somebody else takes of the same quota, told by what is missing in the server's readings. A server charging more
 * than was reserved looks the same, and is answered the same way: with more room.
 */
export class Others {
  #perMs: number
  #atOnce: number

  constructor(perMs = 0, atOnce = 0) {
    this.#perMs = perMs
    this.#atOnce = atOnce
  }

  /** What they take, per ms. */
  get perMs(): number {
    return this.#perMs
  }

  /** What they may take at any moment. */
  get atOnce(): number {
    return this.#atOnce
  }

  /** @param taken what was missing, of `refillPerMs` × `sinceMs` that should have come since the last look */
  saw(taken: number, sinceMs: number, refillPerMs: number): void {
    const missing = Math.max(0, taken)
    const elapsedMs = Math.max(1, sinceMs)
    const weight = 1 - Math.exp(-elapsedMs / PACE_LEARNT_MS)
    this.#perMs = Math.min(this.#perMs + (missing / elapsedMs - this.#perMs) * weight, refillPerMs * SHARE_MAX)
    this.#atOnce = Math.max(missing, this.#atOnce * Math.exp(-elapsedMs / OTHERS_REMEMBERED_MS))
  }

  /** They took what was believed to be there for `amount`: what is kept free for them was too little. */
  refused(amount: number, limit: number): void {
    this.#atOnce = Math.min(Math.max(this.#atOnce * 2, amount / 2), limit / 2)
  }
}
