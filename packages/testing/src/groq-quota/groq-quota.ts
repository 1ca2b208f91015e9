import type { QuotaKind, QuotaReading, QuotaRefusal, QuotaReport } from '@eva/core'
import { createBucket, createSlidingWindow, type Meter } from './meter.ts'

/** The limits of one model for one organisation; `null` for what is not limited. */
export type GroqLimits = {
  readonly tokensPerMinute: number | null
  readonly requestsPerMinute: number | null
  readonly requestsPerDay: number | null
  readonly tokensPerDay: number | null
  /** Whether what was declared for an answer and not used is given back when it ends. @default false */
  readonly refundsUnused?: boolean
  /**
   * How requests per minute are counted. `sliding`: at most so many in any minute. `refilling`: as tokens are, which is
   * what the waits in Groq's messages say ("Limit 30, Used 30, Requested 1. Please try again in 1.724s": never above
   * 60 s / 30). Who keeps to the first is never refused by the second. @default 'sliding'
   */
  readonly minute?: 'sliding' | 'refilling'
}

export type GroqQuota = {
  /**
   * One request arrives. It is charged with its prompt and its declared `max_tokens` at once, or refused and not charged
   * at all. The readings are of the limits in Groq's headers alone, rounded down as they are there.
   */
  take(request: { readonly promptTokens: number; readonly maxTokens: number }, nowMs: number): QuotaReport
  /**
   * An answer ended after `completionTokens`. What it needed above `max_tokens` (0 where none was declared) is charged;
   * what it left unused stays charged, unless the limits say that it is given back.
   */
  settle(promptTokens: number, maxTokens: number, completionTokens: number, nowMs: number): void
  /** What is left of the limits in Groq's headers, rounded down, with nothing taken. */
  read(nowMs: number): readonly QuotaReading[]
  /** What counts as used, exactly, and the limit; `null` where there is no such limit. */
  state(kind: QuotaKind, nowMs: number): { readonly limit: number; readonly used: number } | null
}

/** The time over which each limit is given, ms. */
export const PERIOD_MS: Readonly<Record<QuotaKind, number>> = {
  requests_per_minute: 60_000,
  requests_per_day: 86_400_000,
  tokens_per_minute: 60_000,
  tokens_per_day: 86_400_000,
  audio_seconds_per_hour: 3_600_000,
  audio_seconds_per_day: 86_400_000,
}

/** The two that Groq's headers speak of, in their order. https://console.groq.com/docs/rate-limits */
const IN_HEADERS = ['requests_per_day', 'tokens_per_minute'] as const satisfies readonly QuotaKind[]

/** Where several limits refuse, the first is the one that is named. */
const ORDER = ['requests_per_minute', 'requests_per_day', 'tokens_per_minute', 'tokens_per_day'] as const

/**
 * A model of Groq's quota with its clock passed in (ms from any origin): every limit full at `startMs` and refilled
 * continuously, charged up front. Requests per minute and tokens per day are counted too, but in no header.
 */
export function createGroqQuota(limits: GroqLimits, startMs: number): GroqQuota {
  const meters = metersOf(limits, startMs)
  const read = (nowMs: number): readonly QuotaReading[] =>
    IN_HEADERS.flatMap((kind) => {
      const meter = meters.get(kind)
      if (meter === undefined) return []
      return [{ kind, limit: meter.limit, remaining: Math.max(0, Math.floor(meter.limit - meter.used(nowMs) + 1e-9)) }]
    })
  return {
    take({ promptTokens, maxTokens }, nowMs) {
      const tokens = promptTokens + maxTokens
      const refusal = refusalOf(meters, tokens, nowMs)
      if (refusal === null) for (const [kind, meter] of meters) meter.charge(amountOf(kind, tokens), nowMs)
      return { readings: read(nowMs), refusal }
    },
    settle(promptTokens, maxTokens, completionTokens, nowMs) {
      const unpaid = promptTokens + completionTokens - (promptTokens + maxTokens)
      if (unpaid < 0 && limits.refundsUnused !== true) return
      meters.get('tokens_per_minute')?.charge(unpaid, nowMs)
      meters.get('tokens_per_day')?.charge(unpaid, nowMs)
    },
    read,
    state(kind, nowMs) {
      const meter = meters.get(kind)
      return meter === undefined ? null : { limit: meter.limit, used: meter.used(nowMs) }
    },
  }
}

function metersOf(limits: GroqLimits, startMs: number): ReadonlyMap<QuotaKind, Meter> {
  const byKind: Record<QuotaKind, number | null> = {
    requests_per_minute: limits.requestsPerMinute,
    requests_per_day: limits.requestsPerDay,
    tokens_per_minute: limits.tokensPerMinute,
    tokens_per_day: limits.tokensPerDay,
    audio_seconds_per_hour: null,
    audio_seconds_per_day: null,
  }
  const meters = new Map<QuotaKind, Meter>()
  for (const kind of ORDER) {
    const limit = byKind[kind]
    if (limit === null) continue
    const slides = kind === 'requests_per_minute' && limits.minute !== 'refilling'
    meters.set(
      kind,
      slides ? createSlidingWindow(limit, PERIOD_MS[kind]) : createBucket(limit, PERIOD_MS[kind], startMs),
    )
  }
  return meters
}

/** Why a request of so many tokens is refused. What is larger than a whole limit is so before anything else. */
function refusalOf(meters: ReadonlyMap<QuotaKind, Meter>, tokens: number, nowMs: number): QuotaRefusal | null {
  for (const [kind, { limit }] of meters) {
    const requested = amountOf(kind, tokens)
    if (requested > limit) return { kind, limit, used: null, requested, retryAfterMs: null, tooLarge: true }
  }
  for (const [kind, meter] of meters) {
    const requested = amountOf(kind, tokens)
    const retryAfterMs = meter.waitMs(requested, nowMs)
    // Rounded up, as in Groq's messages: with 3512.1 used of 6000, "Used 3513, Requested 3166 … in 6.781s".
    const used = Math.ceil(meter.used(nowMs) - 1e-9)
    if (retryAfterMs > 0) return { kind, limit: meter.limit, used, requested, retryAfterMs, tooLarge: false }
  }
  return null
}

const amountOf = (kind: QuotaKind, tokens: number): number =>
  kind === 'tokens_per_minute' || kind === 'tokens_per_day' ? tokens : 1
