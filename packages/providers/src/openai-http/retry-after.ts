import { parseDuration } from './parse-duration.ts'

/** Seconds, whole as the standard says or fractional as Groq sends them. */
const SECONDS = /^\d+(?:\.\d+)?$/

/**
 * When a server wants to be asked again: `retry-after-ms`, or `retry-after` in any form met in the wild, namely
 * seconds, an HTTP date (RFC 9110 §10.2.3) or a Go duration.
 *
 * @param wallTimeMs now, since the Unix epoch; what an HTTP date is compared with
 * @returns milliseconds from now, never negative; `undefined` when the server does not say
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>, wallTimeMs: number): number | undefined {
  const exact = headers.get('retry-after-ms')?.trim()
  if (exact !== undefined && SECONDS.test(exact)) return Number(exact)
  const text = headers.get('retry-after')?.trim()
  if (text === undefined || text === '') return undefined
  if (SECONDS.test(text)) return Number(text) * 1000
  const duration = parseDuration(text)
  if (duration !== null) return duration
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, date - wallTimeMs)
}
