import type { Clock } from '../contracts/clock.ts'
import type { LlmRequest } from '../contracts/llm.ts'
import type { QuotaReport } from '../contracts/quota.ts'
import type { BrainState } from './brain-state.ts'
import { AFTER_FAILURES, AFTER_SLOWNESS, Breaker } from './breaker.ts'
import type { Candidate } from './candidate.ts'
import { type Ledger, type Reservation, TokenEstimate } from './quota/index.ts'
import { Rhythm } from './rhythm.ts'

/** Why a brain is not asked now, and when it could be, ms from now; `null` when that is not known. */
export type Hindrance = { readonly cause: 'quota' | 'resting' | 'slow' | 'busy'; readonly untilMs: number | null }

/** One of the brains to choose from, with everything that was learnt about it. */
export class Brain {
  readonly candidate: Candidate
  readonly ledger: Ledger
  readonly breaker = new Breaker(AFTER_FAILURES)
  /** Of how late it begins. */
  readonly tardiness = new Breaker(AFTER_SLOWNESS)
  readonly rhythm = new Rhythm()
  /** Answers being made now. */
  running = 0
  /** A quota is known, or was spoken of. */
  hasQuota: boolean
  readonly #estimate = new TokenEstimate()
  /** It was passed over for its quota. It is asked again when there is room for two, so that it is not left at once. */
  #waitsForQuota = false
  /** Size of the latest request, for questions that are about no request. */
  latestTokens = 0

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

  /** Why it cannot be asked for so many tokens; `null` when it can. */
  hindrance(tokens: number, nowMs: number): Hindrance | null {
    const restMs = this.breaker.waitMs(nowMs)
    if (restMs !== 0) return { cause: 'resting', untilMs: restMs }
    const quotaMs = this.#quotaWaitMs(tokens, nowMs)
    if (quotaMs > 0) return { cause: 'quota', untilMs: Number.isFinite(quotaMs) ? quotaMs : null }
    const { atOnce } = this.candidate
    if (atOnce !== null && this.running >= atOnce) return { cause: 'busy', untilMs: null }
    const slowMs = this.tardiness.waitMs(nowMs)
    return slowMs === 0 ? null : { cause: 'slow', untilMs: slowMs }
  }

  /** How long until it could be asked at all, in ms, whoever else there is; `null` when that is not known. */
  waitMs(tokens: number, nowMs: number): number | null {
    const restMs = this.breaker.waitMs(nowMs)
    const quotaMs = this.hasQuota ? this.ledger.waitMs(tokens, nowMs) : 0
    return restMs === null || !Number.isFinite(quotaMs) ? null : Math.max(restMs, quotaMs)
  }

  /** Somebody else is asked, for this reason. */
  passedOver({ cause }: Hindrance): void {
    this.#waitsForQuota = cause === 'quota'
  }

  /** It is being asked. */
  asked(request: LlmRequest, nowMs: number): Reservation {
    const tokens = this.tokensOf(request)
    this.#waitsForQuota = false
    this.latestTokens = tokens
    this.running += 1
    this.breaker.asked()
    this.tardiness.asked()
    return this.ledger.reserve(tokens, nowMs, request.maxTokens)
  }

  /** The server has spoken of a quota: from now on requests are counted. */
  reported(reservation: Reservation, report: QuotaReport, nowMs: number): void {
    this.hasQuota = true
    reservation.answered(report, nowMs)
  }

  counted(request: LlmRequest, promptTokens: number): void {
    this.#estimate.learn(request, promptTokens)
  }

  state({ nowMs }: Pick<Clock, 'nowMs'>): BrainState {
    const now = nowMs()
    const hindrance = this.hindrance(this.latestTokens, now)
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

  #quotaWaitMs(tokens: number, nowMs: number): number {
    if (!this.hasQuota) return 0
    const waitMs = this.ledger.waitMs(tokens, nowMs)
    if (!this.#waitsForQuota) return waitMs
    const forTwoMs = this.ledger.waitMs(2 * tokens, nowMs)
    return Number.isFinite(forTwoMs) ? forTwoMs : waitMs
  }
}
