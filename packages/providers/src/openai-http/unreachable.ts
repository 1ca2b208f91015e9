import { EvaError } from '@eva/core'
import { isRecord } from './json.ts'

/** How an adapter tells of a server that cannot be asked. */
export type ServerWords = {
  readonly code: EvaError['code']
  /** How a sentence about it begins: `The speech server`. */
  readonly subject: string
  /** The address as it may be shown. */
  readonly origin: string
  /** The configuration key of the address. */
  readonly addressKey: string
  /** What it breaks off in the middle of. */
  readonly answer: string
}

/**
 * Nothing came back, or the connection broke. What was thrown is not kept as a cause: it can hold bytes of the wire.
 * Its error code says what happened.
 */
export function unreachable(words: ServerWords, doing: 'connecting' | 'answering', thrown: unknown): EvaError {
  const { code, subject, origin, addressKey, answer } = words
  const system = systemCode(thrown)
  const why = system === null ? '' : ` (${system})`
  return doing === 'connecting'
    ? new EvaError(code, `${subject} cannot be reached at ${origin}${why}.`, {
        fix: `See that it is running and that ${addressKey} is its address.`,
      })
    : new EvaError(code, `${subject} broke off in the middle of ${answer}${why}.`)
}

/** What the system calls a broken connection (`ECONNREFUSED`, `UND_ERR_SOCKET`, …); `null` when it has no name. */
const systemCode = (thrown: unknown): string | null =>
  isRecord(thrown) && typeof thrown.code === 'string' ? thrown.code : null
