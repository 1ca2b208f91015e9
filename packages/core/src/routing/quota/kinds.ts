import type { QuotaKind } from '../../contracts/quota.ts'

/** What is used of a limit by one request: all that it may need of tokens or seconds of sound, or itself. */
export const amountOf = (kind: QuotaKind, size: number): number => (countsSize(kind) ? size : 1)

/** Whether a limit is on how large requests are (a brain's tokens, an ear's seconds), not on how many. */
export const countsSize = (kind: QuotaKind): boolean => !kind.startsWith('requests_')

/** The time over which a limit is given, in ms. */
export const periodMsOf = (kind: QuotaKind): number => PERIODS_MS[kind]

export const isQuotaKind = (kind: unknown): kind is QuotaKind =>
  typeof kind === 'string' && Object.hasOwn(PERIODS_MS, kind)

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const PERIODS_MS: Record<QuotaKind, number> = {
  requests_per_minute: MINUTE_MS,
  requests_per_day: DAY_MS,
  tokens_per_minute: MINUTE_MS,
  tokens_per_day: DAY_MS,
  audio_seconds_per_hour: HOUR_MS,
  audio_seconds_per_day: DAY_MS,
}
