import type { QuotaKind } from '../../contracts/quota.ts'

/** What is used of a limit by one request: all that it may need of tokens, or itself. */
export const amountOf = (kind: QuotaKind, tokens: number): number => (countsTokens(kind) ? tokens : 1)

export const countsTokens = (kind: QuotaKind): boolean => kind === 'tokens_per_minute' || kind === 'tokens_per_day'

/** The time over which a limit is given, in ms. */
export const periodMsOf = (kind: QuotaKind): number => PERIODS_MS[kind]

export const isQuotaKind = (kind: unknown): kind is QuotaKind =>
  typeof kind === 'string' && Object.hasOwn(PERIODS_MS, kind)

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

const PERIODS_MS: Record<QuotaKind, number> = {
  requests_per_minute: MINUTE_MS,
  requests_per_day: DAY_MS,
  tokens_per_minute: MINUTE_MS,
  tokens_per_day: DAY_MS,
}
