import { type Clock, EvaError } from '@eva/core'
import type { Agent } from 'undici'
import { type Endpoints, parseBaseUrl } from './base-url.ts'
import { openConnections } from './connections.ts'
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

/** A server as the rest of the adapter sees it. */
export type Server = Pick<OpenAiCompatibleOptions, 'id' | 'keys' | 'dialect' | 'clock' | 'apiKey'> & {
  readonly endpoints: Endpoints
  readonly headers: Readonly<Record<string, string>>
  readonly connections: Agent
}

/** What an HTTP header can carry. Checked here because the sender would quote the whole key in its complaint. */
const SENDABLE_KEY = /^[\x21-\x7e]+$/

/** @throws EvaError `brain_failed` when the address or the key cannot be used; it names the configuration key only */
export function describeServer({ id, keys, dialect, clock, ...options }: OpenAiCompatibleOptions): Server {
  const endpoints = parseBaseUrl(options.baseUrl, keys.baseUrl)
  const apiKey = options.apiKey?.trim() || null
  if (apiKey !== null && !SENDABLE_KEY.test(apiKey)) {
    const fix = `Copy the key again into ${keys.apiKey}.`
    throw new EvaError('brain_failed', `${keys.apiKey} holds a character that no key has.`, { fix })
  }
  // `identity`: a compressing proxy would hold tokens back until its block is full.
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'identity' }
  return {
    id,
    keys,
    dialect,
    clock,
    apiKey,
    endpoints,
    connections: openConnections(),
    headers: apiKey === null ? headers : { ...headers, authorization: `Bearer ${apiKey}` },
  }
}
