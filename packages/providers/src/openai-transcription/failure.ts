import { EvaError } from '@eva/core'
import { waitMs } from '../openai-compatible/read-refusal.ts'
import { type Answer, parseProviderError, quoted } from '../openai-http/index.ts'
import type { TranscriptionServer } from './server.ts'

/** It is there, and does not answer. */
export const late = ({ answerLimitMs, base, keys }: TranscriptionServer): EvaError =>
  new EvaError('ear_failed', `The server that hears at ${base.origin} took more than ${answerLimitMs / 1000} s.`, {
    fix: `See whether it is overloaded, or choose a smaller ${keys.model}.`,
  })

/** The error that an HTTP status other than 2xx stands for. */
export function httpFailure(server: TranscriptionServer, { status, headers }: Answer, body: string): EvaError {
  const { apiKey, keys } = server
  const said = parseProviderError(body)
  const quote = quoted(said.message, apiKey)
  switch (status) {
    case 401:
    case 403:
      // Not quoted: these answers like to repeat the key.
      return failed(
        `${apiKey === null ? 'wants a key' : 'does not accept its key'} (${status}).`,
        `Put a valid key into ${keys.apiKey}.`,
      )
    case 404:
      return /model/i.test(quote)
        ? failed(`does not have the model${quote}`, `Put the name of a model that it has into ${keys.model}.`)
        : failed(`does not hear at this address (404)${quote}`, seeAddress(server))
    case 413:
      return failed(`finds this too long (413)${quote}`, 'Say it in shorter pieces.')
    // 498 is Groq's "no capacity left in this tier".
    case 429:
    case 498: {
      const wait = waitMs(headers, said, server.clock.wallTimeMs())
      const later = wait === undefined ? {} : { retryAfterMs: wait }
      return new EvaError('ear_rate_limited', `The server that hears has no quota left for now${quote}`, later)
    }
  }
  if (status >= 300 && status < 400) {
    // Not followed: the key and the sound would go to an address that nobody configured.
    return failed(`sends its callers to another address (${status}).`, `Put the final address into ${keys.baseUrl}.`)
  }
  return status >= 500 || status === 408
    ? failed(`is out of order (${status})${quote}`, 'Look at what it says for itself, or leave openai out of EVA_STT.')
    : failed(`refused the sound (${status})${quote}`, `See that ${keys.model} names a model for transcriptions.`)
}

/** A good status, and something other than what was heard. */
export const notHeard = (server: TranscriptionServer, body: string): EvaError =>
  failed(
    `answered with something other than what it heard${quoted(parseProviderError(body).message, server.apiKey)}`,
    seeAddress(server),
  )

const seeAddress = ({ keys }: TranscriptionServer): string =>
  `See that ${keys.baseUrl} is the address of an OpenAI-compatible server for transcriptions.`

const failed = (what: string, fix: string): EvaError =>
  new EvaError('ear_failed', `The server that hears ${what}`, { fix })
