import type { QuotaLimit } from '@eva/core'

type Row = readonly [requestsPerMinute: number, requestsPerDay: number, tokensPerMinute: number, tokensPerDay: number]

/** The free plan's limits, https://console.groq.com/docs/rate-limits. A paid plan shows itself by its headers. */
const FREE_PLAN: ReadonlyMap<string, Row> = new Map([
  ['llama-3.1-8b-instant', [30, 14_400, 6_000, 500_000]],
  ['llama-3.3-70b-versatile', [30, 1_000, 12_000, 100_000]],
  ['openai/gpt-oss-20b', [30, 1_000, 8_000, 200_000]],
  ['openai/gpt-oss-120b', [30, 1_000, 8_000, 200_000]],
  ['qwen/qwen3-32b', [60, 1_000, 6_000, 500_000]],
])

/**
 * What Groq's free plan lets a model do, before it has said so itself. Requests per minute and tokens per day are in
 * none of its headers.
 *
 * @returns empty for a model that is not known
 */
export function groqPlan(model: string): readonly QuotaLimit[] {
  const row = FREE_PLAN.get(model)
  if (row === undefined) return []
  const [requestsPerMinute, requestsPerDay, tokensPerMinute, tokensPerDay] = row
  return [
    { kind: 'requests_per_minute', limit: requestsPerMinute },
    { kind: 'requests_per_day', limit: requestsPerDay },
    { kind: 'tokens_per_minute', limit: tokensPerMinute },
    { kind: 'tokens_per_day', limit: tokensPerDay },
  ]
}
