import type { QuotaKind, QuotaReading, QuotaRefusal } from '../../contracts/quota.ts'
import { periodMsOf } from './kinds.ts'
import { type Answer, type KeptGroup, type Meter, type MeterState, UNTOLD_WAIT_MS } from './meter.ts'

/** Requests that leave the log together; so many groups are kept at most, however high the limit is. */
const GROUPS_MAX = 256

type Group = { readonly sinceMs: number; leavesAtMs: number; requests: number }

/**
 * A limit on requests in a short time, kept as the list of them. Whichever window the server uses (sliding, fixed or a
 * bucket), so many requests in any such time are within it. A request is counted from when it is sent until a whole
 * period after its answer, because the server's clock may have started as late as that.
 */
export class RequestLog implements Meter {
  readonly kind: QuotaKind
  isLearnt = false
  #limit: number
  /** Earliest to leave first. */
  #groups: Group[] = []

  /** An empty one. */
  constructor(kind: QuotaKind, limit: number) {
    this.kind = kind
    this.#limit = limit
  }

  /** As `state` told it at another time. */
  static restore(kind: QuotaKind, limit: number, kept: readonly KeptGroup[], keptAtMs: number): RequestLog {
    const log = new RequestLog(kind, limit)
    for (const [leavesInMs, requests] of kept) log.#add(requests, keptAtMs + leavesInMs)
    return log
  }

  get limit(): number {
    return this.#limit
  }

  left(nowMs: number): number {
    return this.#limit - this.#counted(nowMs)
  }

  land(amount: number, nowMs: number): void {
    this.#add(amount, nowMs + this.#periodMs)
  }

  waitMs(amount: number, inFlight: number, nowMs: number): number {
    if (amount > this.#limit) return Number.POSITIVE_INFINITY
    let missing = amount + inFlight - this.left(nowMs)
    if (missing <= 0) return 0
    for (const { leavesAtMs, requests } of this.#groups) {
      missing -= requests
      if (missing <= 0) return Math.ceil(leavesAtMs - nowMs)
    }
    // Those in flight have to leave too; the first moment at which they could.
    return this.#periodMs
  }

  read({ limit, remaining }: QuotaReading, { landedMeanwhile, nowMs }: Answer): void {
    this.#limit = limit
    const counted = this.#counted(nowMs)
    const usedAtLeast = limit - remaining
    const usedAtMost = usedAtLeast + landedMeanwhile
    if (counted < usedAtLeast) this.#add(usedAtLeast - counted, nowMs + this.#periodMs)
    if (counted > usedAtMost) this.#dropOldest(counted - usedAtMost)
  }

  refused({ limit, retryAfterMs }: QuotaRefusal, { nowMs }: Answer): void {
    if (limit !== null) this.#limit = limit
    const waitMs = retryAfterMs ?? UNTOLD_WAIT_MS
    const unknown = this.left(nowMs)
    // Somebody else made them, and all that is known is when the first of them leaves.
    if (unknown > 0) this.#add(1, nowMs + waitMs)
    if (unknown > 1) this.#add(unknown - 1, nowMs + Math.max(waitMs, this.#periodMs))
    this.#dropOldest(-this.left(nowMs))
    for (const group of this.#groups) group.leavesAtMs = Math.max(group.leavesAtMs, nowMs + waitMs)
  }

  state(nowMs: number): MeterState {
    const { kind, limit, isLearnt } = this
    this.#counted(nowMs)
    const log = this.#groups.map(({ leavesAtMs, requests }) => [Math.ceil(leavesAtMs - nowMs), requests] as const)
    return { kind, limit, isLearnt, log }
  }

  resize(limit: number): void {
    this.#limit = limit
  }

  get #periodMs(): number {
    return periodMsOf(this.kind)
  }

  #counted(nowMs: number): number {
    const [first] = this.#groups
    if (first !== undefined && first.leavesAtMs <= nowMs) {
      this.#groups = this.#groups.filter(({ leavesAtMs }) => leavesAtMs > nowMs)
    }
    return this.#groups.reduce((sum, { requests }) => sum + requests, 0)
  }

  #add(requests: number, leavesAtMs: number): void {
    const after = this.#groups.findLastIndex((group) => group.leavesAtMs <= leavesAtMs)
    const before = this.#groups[after]
    if (before !== undefined && leavesAtMs - before.sinceMs < this.#periodMs / GROUPS_MAX) {
      before.leavesAtMs = leavesAtMs
      before.requests += requests
    } else {
      this.#groups.splice(after + 1, 0, { sinceMs: leavesAtMs, leavesAtMs, requests })
    }
  }

  #dropOldest(requests: number): void {
    for (let rest = requests; rest > 0; ) {
      const [oldest] = this.#groups
      if (oldest === undefined) return
      const dropped = Math.min(rest, oldest.requests)
      oldest.requests -= dropped
      rest -= dropped
      if (oldest.requests <= 0) this.#groups.shift()
    }
  }
}
