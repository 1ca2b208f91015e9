import { EvaError } from '@eva/core'
import { type Answer, parseProviderError, quoted, retryAfterMs } from '../openai-http/index.ts'
import type { SpeechServer } from './speech-server.ts'

const SEE_ADDRESS = 'See that TTS_BASE_URL is the address of an OpenAI-compatible speech server.'

/** It is there, and says nothing. */
export const silent = ({ silenceLimitMs, base }: SpeechServer): EvaError =>
  new EvaError('voice_failed', `The speech server at ${base.origin} said nothing for ${silenceLimitMs / 1000} s.`, {
    fix: 'See whether it is overloaded, or choose a smaller TTS_MODEL.',
  })

/** The error that an HTTP status other than 2xx stands for. */
export function httpFailure(server: SpeechServer, { status, headers }: Answer, body: string): EvaError {
  const quote = quoted(parseProviderError(body).message, server.apiKey)
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
  failed(`answered with words in place of sound${quoted(parseProviderError(body).message, server.apiKey)}`, SEE_ADDRESS)

const failed = (what: string, fix: string): EvaError =>
  new EvaError('voice_failed', `The speech server ${what}`, { fix })
