import { CloseCode } from '@eva/protocol'

/** First wait after a connection that broke for no stated reason. Short: most breaks on a home network are blips. */
const FIRST_DELAY_MS = 250
/** No wait is longer, so that a server that comes back is found within ten seconds. */
const LONGEST_DELAY_MS = 10_000
/** A server that is restarting needs about this long; asking sooner only fills its log. */
const SHUTDOWN_DELAY_MS = 1_000
/** We read too slowly: give the page a moment to catch up before the backlog is replayed. */
const SLOW_READER_DELAY_MS = 1_000

/**
 * How long to wait before reconnecting, in ms.
 * Doubles with each attempt; the last quarter is random so that many pages do not come back in one instant.
 *
 * @param attempt 1 for the first try after the break
 * @param code the close code of the connection that broke; it only raises the first wait
 * @param random a number in [0, 1)
 */
export function reconnectDelayMs(attempt: number, code: number, random: number): number {
  const firstMs = firstDelayMs(code)
  const fullMs = Math.min(firstMs * 2 ** (attempt - 1), LONGEST_DELAY_MS)
  return Math.round(fullMs * (0.75 + 0.25 * random))
}

function firstDelayMs(code: number): number {
  if (code === CloseCode.shutdown) return SHUTDOWN_DELAY_MS
  if (code === CloseCode.slowReader) return SLOW_READER_DELAY_MS
  return FIRST_DELAY_MS
}
