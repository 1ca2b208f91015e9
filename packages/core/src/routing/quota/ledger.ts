import type { QuotaKind, QuotaLimit, QuotaReading, QuotaRefusal, QuotaReport } from '../../contracts/quota.ts'
import { Bucket } from './bucket.ts'
import { type Amount, type Flight, Flights, partOf, since } from './flights.ts'
import { amountOf, countsSize } from './kinds.ts'
import { LEDGER_VERSION, type LedgerState, parseLedgerState } from './ledger-state.ts'
import { type Answer, UNTOLD_WAIT_MS } from './meter.ts'
import { Meters } from './meters.ts'
import { Refunds } from './refunds.ts'

/** A request that was broken off before its answer came may still arrive, this much later at most, ms. */
const STRAY_MS = 5_000

/** One request in the books, from when it is sent until its answer has ended. What is told out of order is not heard. */
export type Reservation = {
  /** The answer's headers came, also those of a refusal. */
  answered(report: QuotaReport, nowMs: number): void
  /** It is over. `null` = broken off, or not told: it stays charged as it was reserved. */
  settle(usage: Usage | null, nowMs: number): void
  /** It never reached the server: all is given back. */
  unsent(nowMs: number): void
}

type Usage = { readonly promptTokens: number; readonly completionTokens: number }

/**
 * What is left of one brain's quota, so that a request which would be refused is never sent. As long as nobody else uses
 * the same quota, every belief is a lower bound of what the server has; where the server says that there is more or
 * less, it is believed.
 */
export class Ledger {
  readonly #plan: readonly QuotaLimit[]
  readonly #flights = new Flights()
  #meters: Meters
  #refunds = new Refunds()
  /** What had landed when the server last told what is left to a request that was alone; `null` if it was not. */
  #knownAtLanded: number | null = null
  /** After a refusal that named no limit. */
  #blockedUntilMs: number
  /** Of so many tokens a request was refused as too large, without the limit. */
  #tooLargeTokens = Number.POSITIVE_INFINITY

  #latestTokens = 0

  /** @param plan the limits that are expected before the server has said anything, and nothing of them is used */
  constructor(plan: readonly QuotaLimit[], nowMs: number) {
    this.#plan = plan
    this.#meters = new Meters(plan, nowMs)
    this.#blockedUntilMs = nowMs
  }

  /** Goes on where `snapshot` ended. What is no such state, or is that of another plan, makes a fresh ledger. */
  static restore(state: unknown, plan: readonly QuotaLimit[], nowMs: number, wallMs: number): Ledger {
    const ledger = new Ledger(plan, nowMs)
    const kept = parseLedgerState(state, plan)
    if (kept !== null) ledger.#goOnFrom(kept, Math.max(0, wallMs - kept.wallMs), nowMs)
    return ledger
  }

  /** Size of the latest request, for questions that are about no request. */
  get latestTokens(): number {
    return this.#latestTokens
  }

  /** Whether the server gives back what was reserved for an answer and not used. */
  get refunds(): 'yes' | 'no' | 'unknown' {
    return this.#refunds.known
  }

  /**
   * Whole ms until a request of so many tokens (prompt and longest answer) fits every limit, if nothing else is sent:
   * 0 = it fits now, Infinity = it is larger than a whole limit. Where that depends on answers that have not come yet,
   * the first moment at which it could be.
   */
  waitMs(tokens: number, nowMs: number): number {
    return this.#wait(tokens, nowMs).ms
  }

  /** The limit that `waitMs` waits for; `null` when it does not wait, or for a refusal that named no limit. */
  binding(tokens: number, nowMs: number): QuotaKind | null {
    return this.#wait(tokens, nowMs).kind
  }

  /**
   * A request is being sent now.
   *
   * @param maxTokens how much of it is for the answer. Without it, what was not used cannot be told from what was
   *   estimated too high: then nothing is given back before the server says what is left
   */
  reserve(tokens: number, nowMs: number, maxTokens: number | null = null): Reservation {
    this.#landStrays(nowMs)
    this.#latestTokens = tokens
    const flight = this.#flights.send({ tokens, maxTokens, sentAtMs: nowMs, unusedAtSend: this.#refunds.unused })
    return {
      answered: (report, atMs) => this.#answered(flight, report, atMs),
      settle: (usage, atMs) => this.#settle(flight, usage, atMs),
      unsent: () => this.#flights.drop(flight),
    }
  }

  /** What is left of each limit that is known, in whole numbers, beside what is in flight; no request while all are refused. */
  remaining(nowMs: number): readonly QuotaReading[] {
    this.#landStrays(nowMs)
    return Array.from(this.#meters, (meter) => {
      const inFlight = this.#flights.of(meter.kind)
      const isRefused = !countsSize(meter.kind) && meter.waitMs(1, inFlight, nowMs) > 0
      const left = isRefused ? 0 : Math.floor(meter.left(nowMs) - inFlight)
      return { kind: meter.kind, limit: meter.limit, remaining: Math.max(0, left) }
    })
  }

  /** Whether there is anything to keep to: a limit that is known, or a refusal that still counts. */
  keepsTo(nowMs: number): boolean {
    return this.#blockedUntilMs > nowMs || !this.#meters[Symbol.iterator]().next().done
  }

  /** What is to outlive the process. Changes whenever a request is sent, answered or over. */
  snapshot(nowMs: number, wallMs: number): LedgerState {
    this.#landStrays(nowMs)
    return {
      version: LEDGER_VERSION,
      wallMs,
      plan: this.#plan,
      meters: Array.from(this.#meters, (meter) => meter.state(nowMs)),
      inFlight: this.#flights.sizes,
      blockedForMs: Math.max(0, this.#blockedUntilMs - nowMs),
      refundEvidence: this.#refunds.evidence,
      latestTokens: this.#latestTokens,
    }
  }

  #goOnFrom(kept: LedgerState, agoMs: number, nowMs: number): void {
    this.#meters = Meters.restore(kept.meters, agoMs, nowMs)
    this.#refunds = new Refunds(kept.refundEvidence)
    this.#latestTokens = kept.latestTokens ?? 0
    this.#blockedUntilMs = nowMs + Math.max(0, kept.blockedForMs - agoMs)
    for (const tokens of kept.inFlight) {
      this.#flights.send({ tokens, maxTokens: null, sentAtMs: nowMs, unusedAtSend: 0 }).landsByMs = nowMs + STRAY_MS
    }
  }

  #wait(tokens: number, nowMs: number): { readonly ms: number; readonly kind: QuotaKind | null } {
    this.#landStrays(nowMs)
    if (tokens >= this.#tooLargeTokens) return { ms: Number.POSITIVE_INFINITY, kind: 'tokens_per_minute' }
    let longest: { ms: number; kind: QuotaKind | null } = {
      ms: Math.max(0, Math.ceil(this.#blockedUntilMs - nowMs)),
      kind: null,
    }
    for (const meter of this.#meters) {
      const ms = meter.waitMs(amountOf(meter.kind, tokens), this.#flights.of(meter.kind), nowMs)
      if (ms > longest.ms) longest = { ms, kind: meter.kind }
    }
    return longest
  }

  #answered(flight: Flight, { readings, refusal }: QuotaReport, nowMs: number): void {
    this.#landStrays(nowMs)
    if (flight.state !== 'travelling') return
    const meanwhile = since(this.#flights.landed, flight.landedAtSend)
    // A refusal costs no tokens. Whether it counts as a request is told nowhere, so it does.
    this.#land(flight, { tokens: refusal === null ? flight.tokens : 0, requests: 1 }, nowMs)
    const told = readings.filter(isSensible)
    this.#meters.dropOtherPlan(told)
    for (const reading of told) {
      const meter = this.#meters.learn(reading.kind, reading.limit, nowMs)
      const answer = this.#answerTo(flight, meter.kind, meanwhile, nowMs)
      if (meter instanceof Bucket && meter.kind === 'tokens_per_minute') {
        this.#learnRefunds(meter, reading, flight, answer)
      }
      meter.read(reading, answer)
    }
    if (refusal === null) {
      flight.readings = this.#meters.timesRead()
    } else {
      flight.state = 'over'
      this.#refused(flight, refusal, meanwhile, nowMs)
    }
  }

  #refused(flight: Flight, refusal: QuotaRefusal, meanwhile: Amount, nowMs: number): void {
    const { limit, tooLarge, retryAfterMs } = refusal
    const kind = refusal.kind ?? (tooLarge ? 'tokens_per_minute' : null)
    const told = limit !== null && limit > 0 ? limit : null
    if (kind !== null && told !== null) this.#meters.learn(kind, told, nowMs)
    const meter = kind === null ? undefined : this.#meters.get(kind)
    if (tooLarge) {
      if (told === null) this.#tooLargeTokens = Math.min(this.#tooLargeTokens, flight.tokens)
      else meter?.resize(told, nowMs)
    } else if (meter === undefined) {
      this.#blockedUntilMs = Math.max(this.#blockedUntilMs, nowMs + (retryAfterMs ?? UNTOLD_WAIT_MS))
    } else {
      meter.refused(refusal, this.#answerTo(flight, meter.kind, meanwhile, nowMs))
    }
  }

  #settle(flight: Flight, usage: Usage | null, nowMs: number): void {
    this.#landStrays(nowMs)
    if (flight.state === 'travelling') {
      if (usage === null) {
        flight.landsByMs = nowMs + STRAY_MS
        return
      }
      this.#land(flight, { tokens: flight.tokens, requests: 1 }, nowMs)
      flight.readings = this.#meters.timesRead()
    }
    if (flight.state !== 'accepted') return
    flight.state = 'over'
    if (usage !== null && flight.maxTokens !== null) this.#compare(flight, flight.maxTokens, usage, nowMs)
  }

  /** What was reserved beside what was used. Where the server has told since what is left, it knows better. */
  #compare(flight: Flight, maxTokens: number, { promptTokens, completionTokens }: Usage, nowMs: number): void {
    const unused = Math.max(0, maxTokens - completionTokens)
    const misjudged = flight.tokens - promptTokens - maxTokens
    if (flight.finding !== null) this.#refunds.judge(flight.finding, misjudged)
    const givenBack = this.refunds === 'yes' ? unused : 0
    const landedSince = since(this.#flights.landed, flight.landedAtAnswer).tokens
    for (const bucket of this.#meters.tokenBuckets()) {
      if (bucket.timesRead !== flight.readings.get(bucket.kind)) continue
      const back = givenBack + (bucket.timesRead === 0 ? misjudged : 0)
      if (back < 0) bucket.land(-back, nowMs)
      if (back > 0) bucket.giveBack(back, landedSince, nowMs)
      if (bucket.kind === 'tokens_per_minute') this.#refunds.settled(unused, givenBack)
    }
  }

  #learnRefunds(bucket: Bucket, { limit, remaining }: QuotaReading, flight: Flight, answer: Answer): void {
    const { unused } = this.#refunds
    const { amount, sentAtMs, nowMs } = answer
    const believed = bucket.left(nowMs)
    const landed = this.#flights.landed.tokens
    const isAlone = this.#flights.isEmpty && answer.landedMeanwhile === 0
    const isNext = isAlone && this.#knownAtLanded === landed - amount && flight.unusedAtSend === unused
    const wasFull = believed + amount + unused >= bucket.limit
    const isTelling = isNext && !wasFull && !bucket.isShared && bucket.limit === limit
    const finding = this.#refunds.read(remaining - believed, bucket.perMs * (nowMs - sentAtMs))
    flight.finding = isTelling ? finding : null
    this.#knownAtLanded = isAlone ? landed : null
  }

  #answerTo(flight: Flight, kind: QuotaKind, meanwhile: Amount, nowMs: number): Answer {
    return {
      amount: amountOf(kind, flight.tokens),
      landedMeanwhile: partOf(kind, meanwhile),
      inFlight: this.#flights.of(kind),
      sentAtMs: flight.sentAtMs,
      nowMs,
    }
  }

  #land(flight: Flight, counted: Amount, nowMs: number): void {
    flight.state = 'accepted'
    this.#flights.land(flight, counted)
    this.#meters.land(counted, nowMs)
  }

  #landStrays(nowMs: number): void {
    for (const flight of this.#flights.strays(nowMs)) {
      this.#land(flight, { tokens: flight.tokens, requests: 1 }, flight.landsByMs)
      flight.state = 'over'
    }
  }
}

const isSensible = ({ limit, remaining }: QuotaReading): boolean =>
  Number.isFinite(limit) && limit > 0 && Number.isFinite(remaining)
