/**
 * WebSocket close codes. The range tells the client what to do next:
 * below 4500 it may reconnect, from 4500 up it must not.
 */
export const CloseCode = {
  /** The server is stopping; come back in a moment. */
  shutdown: 4001,
  /** The reader let more than a bounded number of bytes pile up. */
  slowReader: 4008,
  /** No pong came back within the ping interval. */
  noPong: 4012,
  /** A frame that no honest client sends (binary where text is due, and the like). */
  badFrame: 4501,
  /** The device was signed out: it has to sign in first. */
  signedOut: 4503,
  /** More bytes or frames a second than a person can produce. */
  tooFast: 4513,
} as const

export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode]

/** RFC 6455 codes that say "the network broke", not "go away". */
const RETRYABLE_STANDARD_CODES: ReadonlySet<number> = new Set([1001, 1005, 1006, 1011, 1012, 1013])

/** Whether a client that was closed with `code` should connect again. */
export const mayReconnect = (code: number): boolean =>
  RETRYABLE_STANDARD_CODES.has(code) || (code >= 4000 && code < 4500)
