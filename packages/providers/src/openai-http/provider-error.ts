import { isRecord, parseJson } from './json.ts'

/** An error in the server's own words, as far as it has any. */
export type ProviderError = {
  readonly message: string
  /** `code` and `type` of the error object, in lower case, for looking at; never shown. */
  readonly kind: string
}

/**
 * Reads the `error` member of a body or of an event in the forms met in the wild: OpenAI's object, a bare string, and
 * `message` or `detail` beside no `error` at all.
 */
export function readProviderError(value: unknown): ProviderError {
  if (!isRecord(value)) return { message: '', kind: '' }
  const error = value.error ?? value.message ?? value.detail
  if (typeof error === 'string') return { message: error, kind: '' }
  if (!isRecord(error)) return { message: '', kind: '' }
  const kind = [error.code, error.type].filter((part) => typeof part === 'string' || typeof part === 'number')
  return { message: typeof error.message === 'string' ? error.message : '', kind: kind.join(' ').toLowerCase() }
}

/** The same from a body's text, which may be anything. */
export const parseProviderError = (body: string): ProviderError => readProviderError(parseJson(body))
