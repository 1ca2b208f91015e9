import { EvaError, type QuotaRefusal } from '@eva/core'
import type { Answer } from '../openai-http/answer.ts'
import { type ProviderError, parseProviderError } from '../openai-http/provider-error.ts'
import { quoted } from '../openai-http/redact.ts'
import { waitMs } from './read-refusal.ts'
import type { Server } from './server.ts'

/**
 * The error that an HTTP status other than 200 stands for.
 *
 * @param refusal what it says of the quota, for a status of `isQuotaStatus`
 */
export function httpFailure(
  server: Server,
  { status, headers }: Answer,
  body: string,
  refusal: QuotaRefusal | null = null,
): EvaError {
  const { id, keys, apiKey } = server
  const said = parseProviderError(body)
  const quote = quoted(said.message, apiKey)
  const wait = refusal === null ? waitMs(headers, said, server.clock.wallTimeMs()) : (refusal.retryAfterMs ?? undefined)
  const later = wait === undefined ? {} : { retryAfterMs: wait }
  switch (status) {
    case 401:
    case 403:
      // Not quoted: these answers like to repeat the key.
      return new EvaError(
        'brain_failed',
        apiKey === null ? `${id} wants a key (${status}).` : `${id} does not accept its key (${status}).`,
        { fix: `Put a valid key into ${keys.apiKey}.` },
      )
    case 404:
      return isAboutModel(said)
        ? new EvaError('model_unavailable', `${id} does not have the model${quote}`, {
            fix: `Put the name of a model that it has into ${keys.model}.`,
          })
        : new EvaError('brain_failed', `${id} has no chat completions at this address (404)${quote}`, {
            fix: `See that ${keys.baseUrl} is the address of an OpenAI-compatible server.`,
          })
    case 413:
      return new EvaError('brain_failed', `${id} finds the conversation too large (413)${quote}`)
    // 498 is Groq's "no capacity left in this tier".
    case 429:
    case 498:
      return refusal?.tooLarge === true
        ? new EvaError('brain_rate_limited', `${id} has a quota smaller than this request${quote}`)
        : new EvaError('brain_rate_limited', `${id} has no quota left for now${quote}`, later)
    default:
      return statusFailure(server, status, quote, later)
  }
}

function statusFailure(server: Server, status: number, quote: string, later: { retryAfterMs?: number }): EvaError {
  const { id, keys } = server
  if (status >= 300 && status < 400) {
    // Not followed: the key would go to an address that nobody configured.
    return new EvaError('brain_failed', `${id} sends its callers to another address (${status}).`, {
      fix: `Put the final address into ${keys.baseUrl}.`,
    })
  }
  return status >= 500 || status === 408
    ? new EvaError('brain_unreachable', `${id} is out of order (${status})${quote}`, later)
    : new EvaError('brain_failed', `${id} refused the request (${status})${quote}`)
}

/** Status 200, but not a stream of events. */
export function notAStream(server: Server, body: string): EvaError {
  const said = parseProviderError(body)
  if (said.message !== '') return streamedFailure(server, said)
  return new EvaError('brain_failed', `${server.id} answered with something other than a stream of tokens.`, {
    fix: `See that ${server.keys.baseUrl} is the address of an OpenAI-compatible server that can stream.`,
  })
}

/** An error object that came in the middle of the stream. */
export function streamedFailure(server: Server, said: ProviderError): EvaError {
  const quote = quoted(said.message, server.apiKey)
  if (/rate_limit|\b429\b/.test(said.kind)) {
    return new EvaError('brain_rate_limited', `${server.id} ran out of quota while it answered${quote}`)
  }
  if (/server_error|overloaded|unavailable|\b5\d\d\b/.test(said.kind)) {
    return new EvaError('brain_unreachable', `${server.id} failed while it answered${quote}`)
  }
  return new EvaError('brain_failed', `${server.id} gave up its answer${quote}`)
}

const isAboutModel = ({ message, kind }: ProviderError): boolean => /model/i.test(kind) || /\bmodel\b/i.test(message)
