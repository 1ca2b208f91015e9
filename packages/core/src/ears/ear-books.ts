import type { Clock } from '../contracts/clock.ts'
import type { QuotaLimit, QuotaReport } from '../contracts/quota.ts'
import { EvaError } from '../errors.ts'
import { Ledger, type LedgerState } from '../routing/quota/index.ts'

/** One sound that is being transcribed by somebody with a quota. */
export type EarRequest = {
  /** The answer's headers and, of a refusal, its words came. */
  answered(report: QuotaReport): void
  /** It is over, however it ended; said once. */
  over(): void
}

/** The books of a transcriber's quota. Its adapter opens an entry before each request. */
export type EarBooks = {
  /**
   * A request with so much sound is about to be sent. Throws `ear_rate_limited`, with `retryAfterMs`, when it would be
   * refused: then it is not sent.
   */
  begin(soundMs: number): EarRequest
}

export type EarBooksOptions = {
  /** What the quota is thought to be before the server has said anything. */
  readonly plan: readonly QuotaLimit[]
  /** What `keep` was given before the last stop; anything else begins anew. */
  readonly kept: unknown
  /** Given what is to outlive the process, after every change. */
  readonly keep: (state: LedgerState) => void
  readonly clock: Clock
  /** Who has the quota, for the sentence of a refusal. */
  readonly name: string
}

/** Opens the books: a brain's ledger, in which seconds of sound stand for tokens. */
export function createEarBooks({ plan, kept, keep, clock, name }: EarBooksOptions): EarBooks {
  const ledger = Ledger.restore(kept, plan, clock.nowMs(), clock.wallTimeMs())
  const changed = (): void => keep(ledger.snapshot(clock.nowMs(), clock.wallTimeMs()))
  return {
    begin(soundMs) {
      const seconds = Math.ceil(soundMs / 1000)
      const waitMs = ledger.waitMs(seconds, clock.nowMs())
      if (waitMs > 0) throw noRoom(name, waitMs)
      const reservation = ledger.reserve(seconds, clock.nowMs())
      changed()
      return {
        answered(report) {
          reservation.answered(report, clock.nowMs())
          changed()
        },
        over() {
          reservation.settle(null, clock.nowMs())
          changed()
        },
      }
    },
  }
}

const noRoom = (name: string, waitMs: number): EvaError =>
  new EvaError('ear_rate_limited', `${name} has no quota left for this now; it was not asked.`, {
    ...(Number.isFinite(waitMs) ? { retryAfterMs: waitMs } : {}),
  })
