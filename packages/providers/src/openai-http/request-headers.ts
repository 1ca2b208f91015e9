import { EvaError } from '@eva/core'

/** What an HTTP header can carry. Checked here because the sender would quote the whole key in its complaint. */
const SENDABLE_KEY = /^[\x21-\x7e]+$/

export type Credentials = {
  /** Without the blanks around it; `null` for none. */
  readonly apiKey: string | null
  readonly headers: Readonly<Record<string, string>>
}

/**
 * The headers of every request.
 *
 * @param name the configuration key that holds the API key, for the error
 * @param code of that error
 * @throws EvaError for a key that no header can carry, which is not quoted
 */
export function credentials(key: string | null, name: string, code: EvaError['code']): Credentials {
  const apiKey = key?.trim() || null
  if (apiKey !== null && !SENDABLE_KEY.test(apiKey)) {
    throw new EvaError(code, `${name} holds a character that no key has.`, { fix: `Copy the key again into ${name}.` })
  }
  // `identity`: a compressing proxy would hold back what it has until its block is full.
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'identity' }
  return { apiKey, headers: apiKey === null ? headers : { ...headers, authorization: `Bearer ${apiKey}` } }
}
