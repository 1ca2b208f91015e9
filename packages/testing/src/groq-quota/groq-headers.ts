import type { QuotaKind, QuotaReport } from '@eva/core'
import { goDuration } from './go-duration.ts'
import { type GroqQuota, PERIOD_MS } from './groq-quota.ts'

const NAMES: Partial<Record<QuotaKind, string>> = { requests_per_day: 'requests', tokens_per_minute: 'tokens' }

/**
 * The headers of the answer to a request that was just taken or refused: `x-ratelimit-{limit,remaining,reset}-requests`
 * (of a day) and `…-tokens` (of a minute) on every answer, `retry-after` on a 429 alone, in seconds with their fraction.
 * A reset is the time until the limit is full again, not until the next request fits.
 *
 * @param report what `quota.take` returned at `nowMs`
 */
export function groqHeaders(quota: GroqQuota, report: QuotaReport, nowMs: number): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  for (const { kind, limit, remaining } of report.readings) {
    const name = NAMES[kind]
    const used = quota.state(kind, nowMs)?.used
    if (name === undefined || used === undefined) continue
    headers[`x-ratelimit-limit-${name}`] = String(limit)
    headers[`x-ratelimit-remaining-${name}`] = String(remaining)
    headers[`x-ratelimit-reset-${name}`] = goDuration((used * PERIOD_MS[kind]) / limit)
  }
  const retryAfterMs = report.refusal?.retryAfterMs ?? null
  if (retryAfterMs !== null) headers['retry-after'] = String(Math.round(retryAfterMs * 1e6) / 1e9)
  return headers
}
