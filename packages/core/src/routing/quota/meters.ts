import type { QuotaKind, QuotaLimit, QuotaReading } from '../../contracts/quota.ts'
import { Bucket } from './bucket.ts'
import { type Amount, partOf } from './flights.ts'
import { countsSize } from './kinds.ts'
import type { Meter, MeterState } from './meter.ts'
import { RequestLog } from './request-log.ts'

/** The limits that are known, each with its own way of counting. */
export class Meters {
  readonly #meters = new Map<QuotaKind, Meter>()

  constructor(plan: readonly QuotaLimit[], nowMs: number) {
    for (const { kind, limit } of plan) this.#meters.set(kind, createMeter(kind, limit, nowMs))
  }

  static restore(states: readonly MeterState[], agoMs: number, nowMs: number): Meters {
    const meters = new Meters([], nowMs)
    for (const state of states) meters.#meters.set(state.kind, restoreMeter(state, nowMs - agoMs))
    return meters
  }

  [Symbol.iterator](): IterableIterator<Meter> {
    return this.#meters.values()
  }

  get(kind: QuotaKind): Meter | undefined {
    return this.#meters.get(kind)
  }

  /** A limit that the server has named. One that is new is full. */
  learn(kind: QuotaKind, limit: number, nowMs: number): Meter {
    const meter = this.#meters.get(kind) ?? createMeter(kind, limit, nowMs)
    meter.isLearnt = true
    this.#meters.set(kind, meter)
    return meter
  }

  land(amount: Amount, nowMs: number): void {
    for (const meter of this.#meters.values()) meter.land(partOf(meter.kind, amount), nowMs)
  }

  /** The buckets of tokens: those of which part of a reservation may come back. */
  tokenBuckets(): readonly Bucket[] {
    return [...this.#meters.values()].filter(
      (meter): meter is Bucket => meter instanceof Bucket && countsSize(meter.kind),
    )
  }

  /** How often the server has told what is left of each of those. */
  timesRead(): ReadonlyMap<QuotaKind, number> {
    return new Map(this.tokenBuckets().map(({ kind, timesRead }) => [kind, timesRead]))
  }

  /** Where the server names another limit than the plan does, it is another plan: the rest of it is worth nothing. */
  dropOtherPlan(readings: readonly QuotaReading[]): void {
    const isOther = readings.some(({ kind, limit }) => {
      const meter = this.#meters.get(kind)
      return meter !== undefined && !meter.isLearnt && meter.limit !== limit
    })
    if (!isOther) return
    for (const { kind, isLearnt } of [...this.#meters.values()]) {
      if (!isLearnt && readings.every((reading) => reading.kind !== kind)) this.#meters.delete(kind)
    }
  }
}

const createMeter = (kind: QuotaKind, limit: number, nowMs: number): Meter =>
  kind === 'requests_per_minute' ? new RequestLog(kind, limit) : new Bucket(kind, limit, nowMs)

function restoreMeter(state: MeterState, keptAtMs: number): Meter {
  const { kind, limit, isLearnt } = state
  const meter =
    'log' in state ? RequestLog.restore(kind, limit, state, keptAtMs) : Bucket.restore(kind, limit, state, keptAtMs)
  meter.isLearnt = isLearnt
  return meter
}
