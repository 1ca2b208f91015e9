import type { QuotaLimit } from '../../contracts/quota.ts'
import { isQuotaKind } from './kinds.ts'
import type { KeptBucket, KeptLog, MeterState } from './meter.ts'

/** Raised when what is kept changes its meaning; what an older version kept is then forgotten. */
export const LEDGER_VERSION = 1

/** A ledger as it is kept. Plain JSON. */
export type LedgerState = {
  readonly version: typeof LEDGER_VERSION
  /** When it was kept. */
  readonly wallMs: number
  /** What the ledger began with: another plan is another model or another contract. */
  readonly plan: readonly QuotaLimit[]
  readonly meters: readonly MeterState[]
  /** Tokens of each request that was sent and not answered. */
  readonly inFlight: readonly number[]
  readonly blockedForMs: number
  readonly refundEvidence: number
  /** Size of the latest request; what was kept before this was does not tell it. */
  readonly latestTokens?: number
}

/** What was kept, if that is what it is, and for this plan; `null` otherwise. */
export function parseLedgerState(state: unknown, plan: readonly QuotaLimit[]): LedgerState | null {
  return isLedgerState(state) && isSamePlan(state.plan, plan) ? state : null
}

function isLedgerState(state: unknown): state is LedgerState {
  if (!isRecord(state) || state.version !== LEDGER_VERSION) return false
  const { wallMs, plan, meters, inFlight, blockedForMs, refundEvidence, latestTokens = 0 } = state
  if (!Array.isArray(plan) || !plan.every(isLimit) || !Array.isArray(meters) || !meters.every(isMeterState))
    return false
  if (!Array.isArray(inFlight) || !inFlight.every(isAmount)) return false
  return Number.isFinite(wallMs) && isAmount(blockedForMs) && Number.isFinite(refundEvidence) && isAmount(latestTokens)
}

function isMeterState(state: unknown): state is MeterState {
  if (!isRecord(state) || typeof state.isLearnt !== 'boolean') return false
  return (state.kind === 'requests_per_minute' ? isKeptLog(state) : isKeptBucket(state)) && isLimit(state)
}

const isKeptBucket = ({ left, othersPerMs, othersAtOnce }: Partial<Record<keyof KeptBucket, unknown>>): boolean =>
  Number.isFinite(left) && isAmount(othersPerMs) && isAmount(othersAtOnce)

const isKeptLog = ({ log, others, blockedForMs }: Partial<Record<keyof KeptLog, unknown>>): boolean =>
  Array.isArray(log) &&
  log.every((group) => Array.isArray(group) && group.length === 2 && group.every(isAmount)) &&
  isAmount(others) &&
  isAmount(blockedForMs)

const isLimit = (limit: unknown): limit is QuotaLimit =>
  isRecord(limit) && isQuotaKind(limit.kind) && isAmount(limit.limit) && limit.limit > 0

const isAmount = (amount: unknown): amount is number =>
  typeof amount === 'number' && Number.isFinite(amount) && amount >= 0

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isSamePlan = (one: readonly QuotaLimit[], other: readonly QuotaLimit[]): boolean =>
  one.length === other.length &&
  one.every(({ kind, limit }) => other.some((each) => each.kind === kind && each.limit === limit))
