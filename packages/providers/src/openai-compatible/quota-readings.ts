import type { QuotaKind, QuotaReading } from '@eva/core'
import { parseDuration } from '../openai-http/parse-duration.ts'
import type { Dialect } from './dialects.ts'

type Period = 'minute' | 'hour' | 'day'

const PERIODS_MS: Readonly<Record<Period, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }
/** How far the worked-out period may be off by rounding: servers give the reset in whole milliseconds or seconds. */
const ROUNDING = 1.25

const KINDS = {
  requests: { minute: 'requests_per_minute', day: 'requests_per_day' },
  tokens: { minute: 'tokens_per_minute', day: 'tokens_per_day' },
  'audio-seconds': { hour: 'audio_seconds_per_hour', day: 'audio_seconds_per_day' },
} as const satisfies Record<string, Partial<Record<Period, QuotaKind>>>

/**
 * Reads `x-ratelimit-{limit,remaining,reset}-{requests,tokens,audio-seconds}`, which stand on every answer of Groq and
 * OpenAI that is about them. The names do not say over which time a limit counts; see `periodOf`.
 *
 * @returns one reading for each limit whose remainder is given too; empty without such headers
 */
export function readQuota(
  headers: Pick<Headers, 'get'>,
  { requestsPer }: Pick<Dialect, 'requestsPer'>,
): readonly QuotaReading[] {
  const usual = {
    requests: KINDS.requests[requestsPer],
    tokens: KINDS.tokens.minute,
    'audio-seconds': KINDS['audio-seconds'].hour,
  } as const
  return (['requests', 'tokens', 'audio-seconds'] as const).flatMap((what) => {
    const limit = toNumber(headers.get(`x-ratelimit-limit-${what}`))
    const remaining = toNumber(headers.get(`x-ratelimit-remaining-${what}`))
    if (limit === null || limit === 0 || remaining === null) return []
    const reset = parseDuration(headers.get(`x-ratelimit-reset-${what}`) ?? '')
    const kinds: Partial<Record<Period, QuotaKind>> = KINDS[what]
    const period = periodOf(limit, remaining, reset)
    return [{ kind: (period === null ? undefined : kinds[period]) ?? usual[what], limit, remaining }]
  })
}

/**
 * The time over which a limit counts, by arithmetic. A quota fills again evenly, and `reset` is the time until it is
 * full: reset = used × period / limit. 30 of 14,400 used and a reset of 2m59.56s make a day; `null` where the numbers
 * make none of the three.
 */
function periodOf(limit: number, remaining: number, resetMs: number | null): Period | null {
  const used = limit - remaining
  if (resetMs === null || used <= 0) return null
  const periodMs = (resetMs * limit) / used
  return (['minute', 'hour', 'day'] as const).find((period) => isAbout(periodMs, PERIODS_MS[period])) ?? null
}

const isAbout = (value: number, expected: number): boolean =>
  value <= expected * ROUNDING && value >= expected / ROUNDING

/** A count as headers carry it; `null` for anything else, negative counts among it. */
function toNumber(text: string | null): number | null {
  return text !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : null
}
