/** So many readings more for it than against it, and the server is believed to give back what was not used. */
const SURE = 2
const EVIDENCE_MAX = 3
/** A request may be counted differently from its estimate by so much. */
const ESTIMATE_ERROR = 0.03
/** Tokens below which nothing is concluded. */
const TELLING_TOKENS = 20

/** What the next request found, in tokens. */
export type Finding = {
  /** What the server said is left. */
  readonly remaining: number
  /** What was believed to be left, with `unused` given back as far as the ledger did so itself. */
  readonly believed: number
  /** What that request was reserved for. */
  readonly amount: number
}

/**
 * Whether a server that charges all that may be answered gives back what was not: no document says so, but the first
 * reading after an answer that was shorter than it might have been shows it.
 */
export class Refunds {
  #evidence: number
  /** Not used by answers that ended since the last reading, and how much of it was given back already. */
  #unused = 0
  #givenBack = 0
  #refillInTravel = 0

  constructor(evidence = 0) {
    this.#evidence = evidence
  }

  get known(): 'yes' | 'no' | 'unknown' {
    if (this.#evidence >= SURE) return 'yes'
    return this.#evidence <= -SURE ? 'no' : 'unknown'
  }

  get evidence(): number {
    return this.#evidence
  }

  get unused(): number {
    return this.#unused
  }

  /** An answer has ended. */
  settled(unused: number, givenBack: number): void {
    this.#unused += unused
    this.#givenBack += givenBack
  }

  /**
   * @param finding `null` when others were under way at the same time, or the bucket was full: then nothing is told
   * @param refillInTravel what came back while this request and its answer travelled: when the server read is not known
   */
  read(finding: Finding | null, refillInTravel: number): void {
    if (finding !== null) this.#judge(finding, refillInTravel)
    this.#unused = 0
    this.#givenBack = 0
    this.#refillInTravel = refillInTravel
  }

  #judge({ remaining, believed, amount }: Finding, refillInTravel: number): void {
    const cameBack = remaining - (believed - this.#givenBack)
    const error = refillInTravel + this.#refillInTravel + amount * ESTIMATE_ERROR
    if (this.#unused < Math.max(TELLING_TOKENS, 2 * error)) return
    // One answer that was not given back weighs more: to count on a refund that does not come ends in a refusal.
    if (cameBack >= this.#unused - error) this.#evidence = Math.min(this.#evidence + 1, EVIDENCE_MAX)
    else if (cameBack <= error) this.#evidence = Math.max(Math.min(this.#evidence, SURE) - 2, -EVIDENCE_MAX)
  }
}
