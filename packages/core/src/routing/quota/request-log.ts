import type { QuotaKind, QuotaReading, QuotaRefusal } from '../../contracts/quota.ts'
import { periodMsOf } from './kinds.ts'
import { type Answer, type KeptLog, type Meter, type MeterState, UNTOLD_WAIT_MS } from './meter.ts'
import { OTHERS_REMEMBERED_MS } from './others.ts'

/** Requests that leave the log together; so many groups are kept at most, however high the limit is. */
const GROUPS_MAX = 256

/** Somebody else who was noticed is left this part at least. */
const OTHERS_SHARE_MIN = 0.25

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
  /** Requests in a period that somebody else was seen to make, and when. */
  #others = 0
  #othersSeenAtMs = 0
  #blockedUntilMs = Number.NEGATIVE_INFINITY

  /** An empty one. */
  constructor(kind: QuotaKind, limit: number) {
    this.kind = kind
    this.#limit = limit
  }

  /** As `state` told it at another time. */
  static restore(kind: QuotaKind, limit: number, { log, others, blockedForMs }: KeptLog, keptAtMs: number): RequestLog {
    const restored = new RequestLog(kind, limit)
    for (const [leavesInMs, requests] of log) restored.#add(requests, keptAtMs + leavesInMs)
    restored.#others = others
    restored.#othersSeenAtMs = keptAtMs
    restored.#blockedUntilMs = keptAtMs + blockedForMs
    return restored
  }

  get limit(): number {
    return this.#limit
  }

  left(nowMs: number): number {
    return this.#limit - this.#counted(nowMs) - Math.floor(this.#othersAt(nowMs))
  }

  land(amount: number, nowMs: number): void {
    if (amount > 0) this.#add(amount, nowMs + this.#periodMs)
  }

  waitMs(amount: number, inFlight: number, nowMs: number): number {
    if (amount > this.#limit) return Number.POSITIVE_INFINITY
    const blockedMs = Math.max(0, Math.ceil(this.#blockedUntilMs - nowMs))
    let missing = amount + inFlight - this.left(nowMs)
    if (missing <= 0) return blockedMs
    for (const { leavesAtMs, requests } of this.#groups) {
      missing -= requests
      if (missing <= 0) return Math.max(blockedMs, Math.ceil(leavesAtMs - nowMs))
    }
    // Those in flight have to leave too; the first moment at which they could.
    return Math.max(blockedMs, this.#periodMs)
  }

  read({ limit, remaining }: QuotaReading, { landedMeanwhile, inFlight, nowMs }: Answer): void {
    this.#limit = limit
    const counted = this.#counted(nowMs)
    const usedAtLeast = limit - remaining - inFlight
    const usedAtMost = limit - remaining + landedMeanwhile
    if (counted < usedAtLeast) this.#add(usedAtLeast - counted, nowMs + this.#periodMs)
    if (counted > usedAtMost) this.#dropOldest(counted - usedAtMost)
  }

  refused({ limit, retryAfterMs }: QuotaRefusal, { nowMs }: Answer): void {
    if (limit !== null) this.#limit = limit
    // What is missing was made by somebody else, who may have only begun, or go on less regularly than until now.
    const missing = this.#limit - this.#counted(nowMs)
    const others = Math.max(missing, this.#othersAt(nowMs) * 2, this.#limit * OTHERS_SHARE_MIN)
    this.#others = Math.min(others, this.#limit - 1)
    this.#othersSeenAtMs = nowMs
    this.#blockedUntilMs = nowMs + (retryAfterMs ?? UNTOLD_WAIT_MS)
  }

  resize(limit: number): void {
    this.#limit = limit
  }

  state(nowMs: number): MeterState {
    const { kind, limit, isLearnt } = this
    this.#counted(nowMs)
    const log = this.#groups.map(({ leavesAtMs, requests }) => [Math.ceil(leavesAtMs - nowMs), requests] as const)
    const blockedForMs = Math.max(0, this.#blockedUntilMs - nowMs)
    return { kind, limit, isLearnt, log, others: this.#othersAt(nowMs), blockedForMs }
  }

  get #periodMs(): number {
    return periodMsOf(this.kind)
  }

  #othersAt(nowMs: number): number {
    return this.#others * Math.exp(Math.min(0, this.#othersSeenAtMs - nowMs) / OTHERS_REMEMBERED_MS)
  }

  #counted(nowMs: number): number {
    const [first] = this.#groups
    if (first !== undefined && first.leavesAtMs <= nowMs) {
      this.#groups = this.#groups.filter(({ leavesAtMs }) => leavesAtMs > nowMs)
    }
    let requests = 0
    for (const group of this.#groups) requests += group.requests
    return requests
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
