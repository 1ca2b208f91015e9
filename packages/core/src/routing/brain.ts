import type { Clock } from '../contracts/clock.ts'
import type { LlmRequest } from '../contracts/llm.ts'
import type { QuotaReport } from '../contracts/quota.ts'
import type { BrainState } from './brain-state.ts'
import { AFTER_FAILURES, AFTER_SLOWNESS, Breaker, type Witness } from './breaker.ts'
import type { Candidate } from './candidate.ts'
import { type Ledger, type Reservation, TokenEstimate } from './quota/index.ts'
import { Rhythm } from './rhythm.ts'
import type { DraftAllowance } from './router.ts'

/** Why a brain is not asked now, and when it could be, ms from now; `null` when that is not known. */
export type Hindrance = { readonly cause: 'quota' | 'resting' | 'slow' | 'busy'; readonly untilMs: number | null }

/** With less than this share of any limit left, none of it is spent on what may never be told. */
const DRAFTS_ABOVE = 1 / 3

/** What is written about one request of a brain. */
export type Files = {
  readonly reservation: Reservation
  /** Of whether it fails. */
  readonly failures: Witness
  /** Of how late it begins. */
  readonly tardiness: Witness
}

/** One of the brains to choose from, with everything that was learnt about it. */
export class Brain {
  readonly candidate: Candidate
  readonly ledger: Ledger
  readonly #failures = new Breaker(AFTER_FAILURES)
  readonly #tardiness = new Breaker(AFTER_SLOWNESS)
  readonly rhythm = new Rhythm()
  /** Answers being made now. */
  running = 0
  /** A quota is known, or was spoken of. */
  hasQuota: boolean
  readonly #estimate = new TokenEstimate()
  /** It was passed over for its quota. It is asked again when there is room for two, so that it is not left at once. */
  #waitsForQuota = false

  constructor(candidate: Candidate, ledger: Ledger, nowMs: number) {
    this.candidate = candidate
    this.ledger = ledger
    this.hasQuota = ledger.keepsTo(nowMs)
  }

  get id(): string {
    return this.candidate.llm.id
  }

  /** What a request costs of the quota: the prompt, and all that may be answered. 0 where nothing is counted. */
  tokensOf(request: LlmRequest): number {
    if (!this.hasQuota) return 0
    const { countTokens } = this.candidate
    return (countTokens?.(request) ?? this.#estimate.promptTokens(request)) + request.maxTokens
  }

  /**
   * Why it cannot be asked for so many tokens; `null` when it can.
   *
   * @param pressed nobody is free: room for this one request is enough, also where it was to wait until there is more
   */
  hindrance(tokens: number, nowMs: number, pressed = false): Hindrance | null {
    const restMs = this.#failures.waitMs(nowMs)
    const quotaMs = pressed ? this.quotaWaitMs(tokens, nowMs) : this.#returnWaitMs(tokens, nowMs)
    if (quotaMs > (restMs ?? Number.POSITIVE_INFINITY)) {
      return { cause: 'quota', untilMs: Number.isFinite(quotaMs) ? quotaMs : null }
    }
    if (restMs !== 0) return { cause: 'resting', untilMs: restMs }
    const { atOnce } = this.candidate
    if (atOnce !== null && this.running >= atOnce) return { cause: 'busy', untilMs: null }
    const slowMs = this.#tardiness.waitMs(nowMs)
    return slowMs === 0 ? null : { cause: 'slow', untilMs: slowMs }
  }

  /** How long until its quota has room for so many tokens, in ms; Infinity where it never will. */
  quotaWaitMs(tokens: number, nowMs: number): number {
    return this.hasQuota ? this.ledger.waitMs(tokens, nowMs) : 0
  }

  /** Somebody else is asked, for this reason. */
  passedOver({ cause }: Hindrance): void {
    if (cause === 'quota') this.#waitsForQuota = true
  }

  /** Somebody has seen it answer: it is not left alone any longer. */
  seenWell(): void {
    this.#failures.forgive()
    this.#tardiness.forgive()
  }

  /** It is being asked. */
  asked(request: LlmRequest, nowMs: number): Files {
    const tokens = this.tokensOf(request)
    this.#waitsForQuota = false
    this.running += 1
    return {
      reservation: this.ledger.reserve(tokens, nowMs, request.maxTokens),
      failures: this.#failures.asked(),
      tardiness: this.#tardiness.asked(),
    }
  }

  /** The server has spoken of a quota: from now on requests are counted. */
  reported(reservation: Reservation, report: QuotaReport, nowMs: number): void {
    this.hasQuota = true
    reservation.answered(report, nowMs)
  }

  counted(request: LlmRequest, promptTokens: number): void {
    this.#estimate.learn(request, promptTokens)
  }

  /** Whether answers may be made that are perhaps never told. */
  drafts(nowMs: number): DraftAllowance {
    if (!this.hasQuota) return 'free'
    const shares = this.ledger.remaining(nowMs).map(({ remaining, limit }) => remaining / limit)
    return Math.min(1, ...shares) < DRAFTS_ABOVE ? 'none' : 'few'
  }

  state({ nowMs }: Pick<Clock, 'nowMs'>): BrainState {
    const now = nowMs()
    const hindrance = this.hindrance(this.ledger.latestTokens, now)
    return {
      id: this.id,
      model: this.candidate.llm.model,
      state: hindrance === null ? 'ready' : hindrance.cause === 'slow' ? 'resting' : hindrance.cause,
      untilMs: hindrance?.untilMs ?? null,
      running: this.running,
      firstTokenP95Ms: this.rhythm.firstTokenP95Ms,
      quota: this.ledger.remaining(now),
    }
  }

  /** Once it was passed over for its quota, how long until there is room for two requests. */
  #returnWaitMs(tokens: number, nowMs: number): number {
    const waitMs = this.quotaWaitMs(tokens, nowMs)
    if (!this.#waitsForQuota) return waitMs
    const forTwoMs = this.quotaWaitMs(2 * tokens, nowMs)
    return Number.isFinite(forTwoMs) ? forTwoMs : waitMs
  }
}
