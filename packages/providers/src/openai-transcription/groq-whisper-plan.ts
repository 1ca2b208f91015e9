import type { QuotaLimit } from '@eva/core'

/**
 * What Groq's free plan lets each of its Whispers do, https://console.groq.com/docs/rate-limits. Requests per minute and
 * seconds per day are in none of its headers; a paid plan shows itself by them.
 */
export const groqWhisperPlan: readonly QuotaLimit[] = [
  { kind: 'requests_per_minute', limit: 20 },
  { kind: 'requests_per_day', limit: 2_000 },
  { kind: 'audio_seconds_per_hour', limit: 7_200 },
  { kind: 'audio_seconds_per_day', limit: 28_800 },
]
