import type { QuotaKind, QuotaReading, QuotaRefusal } from '../../contracts/quota.ts'

/** One limit of a quota, and a belief of what is left of it that is never higher than the server's own. */
export type Meter = {
  readonly kind: QuotaKind
  readonly limit: number
  /** The server itself has spoken of this limit; what only a plan says may be another plan's. */
  isLearnt: boolean
  /** A request has been counted by the server, now at the latest. */
  land(amount: number, nowMs: number): void
  /** Whole ms until `amount` fits beside what is in flight; 0 = now; Infinity = never. */
  waitMs(amount: number, inFlight: number, nowMs: number): number
  /** What is left, before what is in flight. May be negative. */
  left(nowMs: number): number
  /** An answer said what is left. */
  read(reading: QuotaReading, answer: Answer): void
  /** An answer said that there was not enough. */
  refused(refusal: QuotaRefusal, answer: Answer): void
  /** The limit is another one than it was thought to be. */
  resize(limit: number, nowMs: number): void
  state(nowMs: number): MeterState
}

/** An answer that speaks of a quota, as one meter sees it. */
export type Answer = {
  /** What the request was reserved for. */
  readonly amount: number
  /** Of other requests that were counted since this one was sent: the server may have counted them before it or after. */
  readonly landedMeanwhile: number
  /** Of other requests that are still under way: counted already, or not yet. */
  readonly inFlight: number
  readonly sentAtMs: number
  readonly nowMs: number
}

/** A meter as it is kept. Times count from the moment of keeping. */
export type MeterState = { readonly kind: QuotaKind; readonly limit: number; readonly isLearnt: boolean } & (
  | KeptBucket
  | KeptLog
)

export type KeptBucket = { readonly left: number; readonly othersPerMs: number; readonly othersAtOnce: number }

export type KeptLog = {
  readonly log: readonly (readonly [leavesInMs: number, requests: number])[]
  readonly others: number
  readonly blockedForMs: number
}

/** The wait after a refusal that says neither how long nor how much is missing, ms. */
export const UNTOLD_WAIT_MS = 5_000
