import type { QuotaKind, QuotaReading, QuotaRefusal } from '../../contracts/quota.ts'
import { periodMsOf } from './kinds.ts'
import { type Answer, type KeptBucket, type Meter, type MeterState, UNTOLD_WAIT_MS } from './meter.ts'
import { Others } from './others.ts'

/** What a server says is left is rounded down: its `Used` is rounded up, in messages whose exact wait tells so. */
const ROUNDED_DOWN = 1

/**
 * A limit that refills continuously, as Groq's and OpenAI's do: Groq's own messages give the wait as
 * (used + requested − limit) / (limit / 60 s).
 *
 * What is in flight is not taken from the level but kept beside it, and taken when its answer comes. So the level is what
 * the server's would be if every request had arrived at the last possible moment, which is the lowest that it can be: a
 * bucket that is full gains nothing while a request travels.
 */
export class Bucket implements Meter {
  readonly kind: QuotaKind
  isLearnt = false
  #limit: number
  #level: number
  #levelAtMs: number
  #others = new Others()
  #readAtMs: number
  #timesRead = 0

  /** A full one. */
  constructor(kind: QuotaKind, limit: number, nowMs: number) {
    this.kind = kind
    this.#limit = limit
    this.#level = limit
    this.#levelAtMs = nowMs
    this.#readAtMs = nowMs
  }

  /** As `state` told it at another time. */
  static restore(kind: QuotaKind, limit: number, kept: KeptBucket, keptAtMs: number): Bucket {
    const bucket = new Bucket(kind, limit, keptAtMs)
    bucket.#others = new Others(kept.othersPerMs, kept.othersAtOnce)
    bucket.#set(kept.left, keptAtMs)
    return bucket
  }

  get limit(): number {
    return this.#limit
  }

  /** How often the server has told what is left. */
  get timesRead(): number {
    return this.#timesRead
  }

  /** Whether somebody else is believed to use the same quota at this time. */
  get isShared(): boolean {
    return this.#others.perMs > this.perMs / 100
  }

  /** What comes back, per ms. */
  get perMs(): number {
    return this.#limit / periodMsOf(this.kind)
  }

  left(nowMs: number): number {
    const elapsedMs = Math.max(0, nowMs - this.#levelAtMs)
    return Math.min(this.#limit, this.#level + elapsedMs * this.#gainPerMs)
  }

  land(amount: number, nowMs: number): void {
    this.#set(this.left(nowMs) - amount, nowMs)
  }

  waitMs(amount: number, inFlight: number, nowMs: number): number {
    if (amount > this.#limit) return Number.POSITIVE_INFINITY
    const beside = Math.max(0, Math.min(this.#others.atOnce, this.#limit - amount - inFlight))
    const needed = amount + inFlight + beside
    const missing = needed - this.left(nowMs)
    if (missing <= 0) return 0
    const waitMs = Math.ceil(missing / this.#gainPerMs)
    // Rounding may leave it short by less than anything.
    return this.left(nowMs + waitMs) < Math.min(needed, this.#limit) ? waitMs + 1 : waitMs
  }

  /**
   * What landed meanwhile may be missing in the reading, and what is in flight may be in it: so much is uncertain. Within
   * that the level stays as it is; after a request that was alone it is the reading.
   */
  read({ limit, remaining }: QuotaReading, { landedMeanwhile, inFlight, sentAtMs, nowMs }: Answer): void {
    const left = this.left(nowMs)
    const least = remaining - landedMeanwhile
    const most = remaining + inFlight
    const isOther = limit !== this.#limit
    this.#limit = limit
    if (!isOther) this.#sawOthers(left - (most + ROUNDED_DOWN + this.perMs * (nowMs - sentAtMs)), nowMs)
    this.#timesRead += 1
    this.#readAtMs = nowMs
    this.#set(isOther ? least : Math.max(least, Math.min(left, most)), nowMs)
  }

  refused({ limit, used, requested, retryAfterMs }: QuotaRefusal, { amount, inFlight, nowMs }: Answer): void {
    const left = this.left(nowMs)
    const isOther = limit !== null && limit !== this.#limit
    if (isOther) this.#limit = limit
    const asked = requested ?? amount
    const told = used === null ? asked : this.#limit - used
    const waitMs = retryAfterMs ?? (used === null ? UNTOLD_WAIT_MS : 0)
    if (!isOther) this.#sawOthers(left - told - inFlight, nowMs)
    this.#others.refused(amount, this.#limit)
    this.#timesRead += 1
    this.#readAtMs = nowMs
    const most = Math.min(told, asked - waitMs * this.perMs) + inFlight
    this.#set(isOther ? most : Math.min(left, most), nowMs)
  }

  /**
   * Part of what landed is given back. When exactly the server did so is not known: after the answer that began it and
   * until now. What filled the bucket in between would have gone over its brim.
   *
   * @param landedSince of other requests, since the answer to this one
   */
  giveBack(amount: number, landedSince: number, nowMs: number): void {
    const left = this.left(nowMs)
    this.#set(Math.min(left + amount, Math.max(left, this.#limit - landedSince)), nowMs)
  }

  resize(limit: number, nowMs: number): void {
    this.#limit = limit
    this.#set(this.left(nowMs), nowMs)
  }

  state(nowMs: number): MeterState {
    const { kind, limit, isLearnt } = this
    const { perMs: othersPerMs, atOnce: othersAtOnce } = this.#others
    return { kind, limit, isLearnt, left: this.left(nowMs), othersPerMs, othersAtOnce }
  }

  /** While others use the quota too, part of what comes back is theirs. */
  get #gainPerMs(): number {
    return this.perMs - this.#others.perMs
  }

  /** The first reading shows what was used before, by whomever. */
  #sawOthers(taken: number, nowMs: number): void {
    if (this.#timesRead > 0) this.#others.saw(taken, nowMs - this.#readAtMs, this.perMs)
  }

  #set(level: number, atMs: number): void {
    this.#level = Math.min(level, this.#limit)
    this.#levelAtMs = atMs
  }
}
