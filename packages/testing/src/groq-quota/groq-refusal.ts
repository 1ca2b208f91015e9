import type { QuotaKind, QuotaRefusal } from '@eva/core'
import { goDuration } from './go-duration.ts'

const WORDS: Readonly<Record<QuotaKind, string>> = {
  requests_per_minute: 'requests per minute (RPM)',
  requests_per_day: 'requests per day (RPD)',
  tokens_per_minute: 'tokens per minute (TPM)',
  tokens_per_day: 'tokens per day (TPD)',
  audio_seconds_per_hour: 'seconds of audio per hour (ASPH)',
  audio_seconds_per_day: 'seconds of audio per day (ASPD)',
}

/** Stands at the end of every refusal. Its "today" says nothing about a daily limit: readers have been misled by it. */
const ADVICE = 'Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing'

/** 413 for a request that is larger than a whole limit, which no waiting helps; else 429. */
export const groqRefusalStatus = ({ tooLarge }: QuotaRefusal): 413 | 429 => (tooLarge ? 413 : 429)

/** The body of a 413 or 429 in Groq's words. Limit, use and wait are told in the message alone. */
export function groqRefusalBody(refusal: QuotaRefusal, model: string, organization = 'org_simulated'): string {
  const { kind, limit, used, requested, retryAfterMs, tooLarge } = refusal
  const on = kind === null ? '' : WORDS[kind]
  const where = `for model \`${model}\` in organization \`${organization}\` service tier \`on_demand\` on ${on}: `
  const message = tooLarge
    ? `Request too large ${where}Limit ${limit}, Requested ${requested}, please reduce your message size and try again. `
    : `Rate limit reached ${where}Limit ${limit}, Used ${used}, Requested ${requested}. ` +
      `Please try again in ${goDuration(retryAfterMs ?? 0)}. `
  const type = kind?.startsWith('requests') ? 'requests' : 'tokens'
  return JSON.stringify({ error: { message: message + ADVICE, type, code: 'rate_limit_exceeded' } })
}
