import type { QuotaLimit } from '../../contracts/quota.ts'
import { isQuotaKind } from './kinds.ts'
import type { MeterState } from './meter.ts'

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
  /** Sent, and not yet answered. */
  readonly inFlight: { readonly requests: number; readonly tokens: number }
  readonly blockedForMs: number
  readonly refundEvidence: number
}

/** What was kept, if that is what it is, and for this plan; `null` otherwise. */
export function parseLedgerState(state: unknown, plan: readonly QuotaLimit[]): LedgerState | null {
  return isLedgerState(state) && isSamePlan(state.plan, plan) ? state : null
}

function isLedgerState(state: unknown): state is LedgerState {
  if (!isRecord(state) || state.version !== LEDGER_VERSION) return false
  const { wallMs, plan, meters, inFlight, blockedForMs, refundEvidence } = state
  if (!Array.isArray(plan) || !plan.every(isLimit) || !Array.isArray(meters) || !meters.every(isMeterState))
    return false
  if (!isRecord(inFlight) || !isAmount(inFlight.requests) || !isAmount(inFlight.tokens)) return false
  return Number.isFinite(wallMs) && isAmount(blockedForMs) && Number.isFinite(refundEvidence)
}

function isMeterState(state: unknown): state is MeterState {
  if (!isLimit(state) || typeof Reflect.get(state, 'isLearnt') !== 'boolean') return false
  const { left, othersPerMs, othersAtOnce, log } = { ...state } as Record<string, unknown>
  if (log === undefined) return Number.isFinite(left) && isAmount(othersPerMs) && isAmount(othersAtOnce)
  return Array.isArray(log) && log.every((group) => Array.isArray(group) && group.length === 2 && group.every(isAmount))
}

const isLimit = (limit: unknown): limit is QuotaLimit =>
  isRecord(limit) && isQuotaKind(limit.kind) && isAmount(limit.limit) && limit.limit > 0

const isAmount = (amount: unknown): amount is number =>
  typeof amount === 'number' && Number.isFinite(amount) && amount >= 0

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isSamePlan = (one: readonly QuotaLimit[], other: readonly QuotaLimit[]): boolean =>
  one.length === other.length &&
  one.every(({ kind, limit }) => other.some((each) => each.kind === kind && each.limit === limit))
