import type { QuotaKind } from '../../contracts/quota.ts'
import { countsSize } from './kinds.ts'
import type { Finding } from './refunds.ts'

/** What was counted by the server, or may have been. */
export type Amount = { readonly tokens: number; readonly requests: number }

/** One request, from when it is sent until its answer has ended. */
export type Flight = {
  readonly tokens: number
  /** The part that is for the answer; `null` when that is not known. */
  readonly maxTokens: number | null
  readonly sentAtMs: number
  /** All that had landed when it was sent. */
  readonly landedAtSend: Amount
  /** What answers had left unused when it was sent. */
  readonly unusedAtSend: number
  state: 'travelling' | 'accepted' | 'over'
  /** When the server has counted it at the latest, where no answer will tell; Infinity while one is expected. */
  landsByMs: number
  /** All that had landed when its answer came, itself included. */
  landedAtAnswer: Amount
  /** How often the server had told what is left of each limit when its answer came, this answer included. */
  readings: ReadonlyMap<QuotaKind, number>
  /** What its answer told of the requests before it, where it told something. */
  finding: Finding | null
}

/** The requests that are under way to the server, and how much has arrived there. */
export class Flights {
  readonly #travelling = new Set<Flight>()
  #landed: Amount = { tokens: 0, requests: 0 }

  /** All that has ever landed: the difference between two moments is what landed between them. */
  get landed(): Amount {
    return this.#landed
  }

  /** The tokens of each that is under way. */
  get sizes(): readonly number[] {
    return Array.from(this.#travelling, ({ tokens }) => tokens)
  }

  get isEmpty(): boolean {
    return this.#travelling.size === 0
  }

  send(request: Pick<Flight, 'tokens' | 'maxTokens' | 'sentAtMs' | 'unusedAtSend'>): Flight {
    const flight: Flight = {
      ...request,
      landedAtSend: this.#landed,
      state: 'travelling',
      landsByMs: Number.POSITIVE_INFINITY,
      landedAtAnswer: this.#landed,
      readings: new Map(),
      finding: null,
    }
    this.#travelling.add(flight)
    return flight
  }

  /** It has arrived, and was counted as this. */
  land(flight: Flight, counted: Amount): void {
    this.#travelling.delete(flight)
    this.#landed = sum(this.#landed, counted)
    flight.landedAtAnswer = this.#landed
  }

  /** It never arrived. */
  drop(flight: Flight): void {
    if (this.#travelling.delete(flight)) flight.state = 'over'
  }

  /** How much of a limit is under way. */
  of(kind: QuotaKind): number {
    if (!countsSize(kind)) return this.#travelling.size
    let tokens = 0
    for (const flight of this.#travelling) tokens += flight.tokens
    return tokens
  }

  /** Those without an answer that have landed by now if they ever do, in order. */
  strays(nowMs: number): readonly Flight[] {
    const strays = [...this.#travelling].filter(({ landsByMs }) => landsByMs <= nowMs)
    return strays.length < 2 ? strays : strays.sort((a, b) => a.landsByMs - b.landsByMs)
  }
}

/** What landed since a moment. */
export const since = (landed: Amount, before: Amount): Amount => ({
  tokens: landed.tokens - before.tokens,
  requests: landed.requests - before.requests,
})

const sum = (one: Amount, other: Amount): Amount => ({
  tokens: one.tokens + other.tokens,
  requests: one.requests + other.requests,
})

/** The part of it that a limit counts. */
export const partOf = (kind: QuotaKind, { tokens, requests }: Amount): number => (countsSize(kind) ? tokens : requests)
