import type { QuotaKind, QuotaReading, QuotaRefusal } from '@eva/core'
import type { Answer } from '../openai-http/answer.ts'
import { parseDuration } from '../openai-http/parse-duration.ts'
import { type ProviderError, parseProviderError } from '../openai-http/provider-error.ts'
import { retryAfterMs } from '../openai-http/retry-after.ts'

/** Statuses that refuse for the quota: too large for it, too many for it, and Groq's "no capacity in this tier". */
export const isQuotaStatus = (status: number): boolean => status === 413 || status === 429 || status === 498

const KINDS: readonly (readonly [RegExp, QuotaKind])[] = [
  [/\(TPM\)|(?<!(?:in|out)put )tokens per min/i, 'tokens_per_minute'],
  [/\(TPD\)|(?<!(?:in|out)put )tokens per day/i, 'tokens_per_day'],
  [/\(RPM\)|requests per min/i, 'requests_per_minute'],
  [/\(RPD\)|requests per day/i, 'requests_per_day'],
  [/\(ASP?H\)|audio per hour/i, 'audio_seconds_per_hour'],
  [/\(ASP?D\)|audio per day/i, 'audio_seconds_per_day'],
]

const NUMBER = '(\\d+(?:,\\d{3})*(?:\\.\\d+)?)'
const LIMIT = new RegExp(`\\blimit:? ${NUMBER}`, 'i')
const USED = new RegExp(`\\b(?:used|current):? ${NUMBER}`, 'i')
const REQUESTED = new RegExp(`\\brequested:? ${NUMBER}`, 'i')
/** "Please try again in 1m2.5s." and Azure's "Please retry after 3 seconds." */
const TRY_AGAIN =
  /\b(?:try again|retry) (?:in|after) (\d[\d.]*(?:[a-zµμ][\da-zµμ.]*)?)(?: (seconds?|milliseconds?|minutes?))?/i

/**
 * Why a 413, 429 or 498 refused: the limit, what is used of it and how large the request was, from the server's own
 * sentence ("… on tokens per minute (TPM): Limit 8000, Used 7739, Requested 1108. Please try again in 6.3525s.").
 *
 * @param readings what the same answer's headers said: a limit of which nothing is left is the one, if no word tells
 * @param wallTimeMs now, since the Unix epoch
 */
export function readRefusal(
  { status, headers }: Answer,
  body: string,
  readings: readonly QuotaReading[],
  wallTimeMs: number,
): QuotaRefusal {
  const said = parseProviderError(body)
  const { message } = said
  const spent = readings.filter(({ remaining }) => remaining === 0)
  const [exhausted] = spent.length === 1 ? spent : []
  const kind = KINDS.find(([words]) => words.test(message))?.[1] ?? null
  const limit = numberIn(message, LIMIT)
  const requested = numberIn(message, REQUESTED)
  const tooLarge =
    status === 413 || /request too large/i.test(message) || (limit !== null && requested !== null && requested > limit)
  return {
    kind: kind ?? (limit === null ? (exhausted?.kind ?? null) : null),
    limit: limit ?? (kind === null ? (exhausted?.limit ?? null) : null),
    used: numberIn(message, USED),
    requested,
    retryAfterMs: tooLarge ? null : (waitMs(headers, said, wallTimeMs) ?? null),
    tooLarge,
  }
}

/** When a server wants to be asked again, ms from now: by its headers, or else by its words. */
export function waitMs(headers: Answer['headers'], said: ProviderError, wallTimeMs: number): number | undefined {
  return retryAfterMs(headers, wallTimeMs) ?? waitInWords(said.message)
}

const UNIT_MS: Readonly<Record<string, number>> = { millisecond: 1, second: 1_000, minute: 60_000 }

function waitInWords(message: string): number | undefined {
  const [, text = '', unit = ''] = TRY_AGAIN.exec(message) ?? []
  const duration = text.replace(/\.$/, '')
  const unitMs = UNIT_MS[unit.toLowerCase().replace(/s$/, '')]
  if (unitMs !== undefined) return Number(duration) * unitMs
  return parseDuration(duration) ?? undefined
}

function numberIn(message: string, pattern: RegExp): number | null {
  const [, digits] = pattern.exec(message) ?? []
  return digits === undefined ? null : Number(digits.replaceAll(',', ''))
}
