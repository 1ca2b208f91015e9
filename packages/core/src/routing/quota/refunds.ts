/** So many findings more for it than against it, and the server is believed to give back what was not used. */
const SURE = 2
const EVIDENCE_MAX = 3
/** Tokens below which nothing is concluded, and what rounding makes of two readings. */
const TELLING_TOKENS = 20
const ROUNDING_TOKENS = 2

/** What an answer told of the requests before it, in tokens. */
export type Finding = {
  /** What earlier answers had not used. */
  readonly unused: number
  /** What was left more than there would be without any refund, if its own request was estimated well. */
  readonly surplus: number
  /** What may have come back meanwhile, or not: when the server reads its books is not known. */
  readonly error: number
}

/**
 * Whether a server that charges all that may be answered gives back what was not: no document says so, but the first
 * reading after an answer that was shorter than it might have been shows it.
 */
export class Refunds {
  #evidence: number
  /** Not used by answers that ended since the last reading, and how much of it was given back here already. */
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
   * The server has told what is left.
   *
   * @param surplus how much more that is than was believed
   * @param refillInTravel what came back while this request and its answer travelled
   */
  read(surplus: number, refillInTravel: number): Finding {
    const error = refillInTravel + this.#refillInTravel + ROUNDING_TOKENS
    const finding = { unused: this.#unused, surplus: surplus + this.#givenBack, error }
    this.#unused = 0
    this.#givenBack = 0
    this.#refillInTravel = refillInTravel
    return finding
  }

  /** @param misjudged how much larger the request of the finding was estimated than the server found it to be */
  judge({ unused, surplus, error }: Finding, misjudged: number): void {
    if (unused < Math.max(TELLING_TOKENS, 2 * error)) return
    const cameBack = surplus - misjudged
    // What did not come back weighs more: to count on a refund that does not come ends in a refusal.
    if (cameBack >= unused - error) this.#evidence = Math.min(this.#evidence + 1, EVIDENCE_MAX)
    else if (cameBack <= error) this.#evidence = Math.max(Math.min(this.#evidence, SURE) - 2, -EVIDENCE_MAX)
  }
}
