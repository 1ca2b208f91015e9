import type { Clock } from '@eva/core'
import { parseBaseUrl } from '../openai-http/base-url.ts'
import { openConnections } from '../openai-http/connections.ts'
import { credentials } from '../openai-http/request-headers.ts'
import type { Peer } from '../openai-http/send.ts'
import type { Dialect } from './dialects.ts'

/** Names of the configuration keys, so that an error can say which one to mend. */
export type ConfigurationKeys = { readonly baseUrl: string; readonly apiKey: string; readonly model: string }

export type OpenAiCompatibleOptions = {
  /** Name in `EVA_LLM`, events and statistics. */
  readonly id: string
  /** `null`: the first model that the server lists, learnt by the first `check` or request. */
  readonly model: string | null
  /** With or without `/v1`. */
  readonly baseUrl: string
  /** `null` for a server that wants none. */
  readonly apiKey: string | null
  readonly keys: ConfigurationKeys
  readonly dialect: Dialect
  readonly clock: Pick<Clock, 'nowMs' | 'wallTimeMs'>
}

/** Where a server's two routes are. */
export type Endpoints = {
  readonly chat: URL
  readonly models: URL
  /** The address as it may be shown. */
  readonly origin: string
}

/** A server as the rest of the adapter sees it. */
export type Server = Peer &
  Pick<OpenAiCompatibleOptions, 'id' | 'keys' | 'dialect' | 'clock' | 'apiKey'> & { readonly endpoints: Endpoints }

/** @throws EvaError `brain_failed` when the address or the key cannot be used; it names the configuration key only */
export function describeServer({ id, keys, dialect, clock, ...options }: OpenAiCompatibleOptions): Server {
  const base = parseBaseUrl(options.baseUrl, keys.baseUrl, 'brain_failed')
  const { apiKey, headers } = credentials(options.apiKey, keys.apiKey, 'brain_failed')
  return {
    id,
    keys,
    dialect,
    clock,
    apiKey,
    headers,
    endpoints: { chat: base.at('/chat/completions'), models: base.at('/models'), origin: base.origin },
    connections: openConnections(),
    words: {
      code: 'brain_unreachable',
      subject: id,
      origin: base.origin,
      addressKey: keys.baseUrl,
      answer: 'its answer',
    },
  }
}
