import { EvaError } from '@eva/core'
import { type Answer, parseProviderError, redact, retryAfterMs, systemCode } from '../openai-http/index.ts'
import type { SpeechServer } from './speech-server.ts'

const SEE_ADDRESS = 'See that TTS_BASE_URL is the address of an OpenAI-compatible speech server.'

/** Nothing came back, or the connection broke. What was thrown is not kept as a cause: it can hold bytes of the wire. */
export function unreachable(server: SpeechServer, doing: 'connecting' | 'speaking', thrown: unknown): EvaError {
  const code = systemCode(thrown)
  const why = code === null ? '' : ` (${code})`
  return doing === 'connecting'
    ? new EvaError('voice_failed', `The speech server cannot be reached at ${server.base.origin}${why}.`, {
        fix: 'See that it is running and that TTS_BASE_URL is its address.',
      })
    : new EvaError('voice_failed', `The speech server broke off in the middle of a sentence${why}.`)
}

/** It is there, and says nothing. */
export const silent = ({ silenceLimitMs, base }: SpeechServer): EvaError =>
  new EvaError('voice_failed', `The speech server at ${base.origin} said nothing for ${silenceLimitMs / 1000} s.`, {
    fix: 'See whether it is overloaded, or choose a smaller TTS_MODEL.',
  })

/** The error that an HTTP status other than 2xx stands for. */
export function httpFailure(server: SpeechServer, { status, headers }: Answer, body: string): EvaError {
  const quote = quoted(server, body)
  if (status === 401 || status === 403) {
    // Not quoted: these answers like to repeat the key.
    const what = server.apiKey === null ? 'wants a key' : 'does not accept its key'
    return failed(`${what} (${status}).`, 'Put a valid key into TTS_API_KEY.')
  }
  if (status === 404) {
    return /model|voice/i.test(quote)
      ? failed(`does not have what was asked for${quote}`, 'Put the name of a model that it has into TTS_MODEL.')
      : failed(`has no speech at this address (404)${quote}`, SEE_ADDRESS)
  }
  if (status === 429) {
    const wait = retryAfterMs(headers, server.clock.wallTimeMs())
    const later = wait === undefined ? {} : { retryAfterMs: wait }
    return new EvaError('voice_failed', `The speech server has no quota left for now${quote}`, later)
  }
  if (status >= 300 && status < 400) {
    // Not followed: the key would go to an address that nobody configured.
    return failed(`sends its callers to another address (${status}).`, 'Put the final address into TTS_BASE_URL.')
  }
  return status >= 500 || status === 408
    ? failed(`is out of order (${status})${quote}`, 'Look at what it says for itself, or leave openai out of EVA_TTS.')
    : failed(`refused the request (${status})${quote}`, 'See that TTS_MODEL names a model for speaking.')
}

/** A good status, and words in place of sound. */
export const notSound = (server: SpeechServer, body: string): EvaError =>
  failed(`answered with words in place of sound${quoted(server, body)}`, SEE_ADDRESS)

const failed = (what: string, fix: string): EvaError =>
  new EvaError('voice_failed', `The speech server ${what}`, { fix })

function quoted({ apiKey }: SpeechServer, body: string): string {
  const { message } = parseProviderError(body)
  return message === '' ? '.' : `: “${redact(message, apiKey)}”`
}
