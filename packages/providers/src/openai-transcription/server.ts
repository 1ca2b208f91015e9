import type { Clock, EarBooks, EarInfo } from '@eva/core'
import { type BaseUrl, credentials, openConnections, type Peer, parseBaseUrl } from '../openai-http/index.ts'
import { speaksOf, usualModel } from './models.ts'

/** The configuration keys that an error tells to mend. */
export type TranscriptionKeys = { readonly baseUrl: string; readonly apiKey: string; readonly model: string }

export type OpenAiTranscriptionOptions = {
  /** With or without `/v1`. */
  readonly baseUrl: string
  /** `null` for a server that wants none. */
  readonly apiKey: string | null
  /** `null`: the service's usual one, or the first of the server's models that is for hearing. */
  readonly model: string | null
  readonly clock: Clock
  /** @default STT_BASE_URL, STT_API_KEY, STT_MODEL */
  readonly keys?: TranscriptionKeys
  /** How long an answer may take, ms. @default 20,000 */
  readonly answerLimitMs?: number
  /** Of its quota: asked before every sound, and told what the answer says of it. @default nothing is counted */
  readonly books?: EarBooks
}

/** A server as the rest of the adapter sees it. What is learnt from it changes while it is used. */
export type TranscriptionServer = Peer & {
  readonly base: BaseUrl
  readonly apiKey: string | null
  readonly clock: Clock
  readonly keys: TranscriptionKeys
  readonly answerLimitMs: number
  readonly books: EarBooks
  readonly configuredModel: string | null
  model: string
  /** False once it has refused to tell more than the words. */
  tellsMore: boolean
}

/** Most servers understand it, whatever they hear with. */
const LAST_GUESS = 'whisper-1'

/** Half a minute of speech on a CPU that is a little faster than the speaker. */
const ANSWER_LIMIT_MS = 20_000

const UNCOUNTED: EarBooks = { begin: () => ({ answered() {}, over() {} }) }

const KEYS: TranscriptionKeys = { baseUrl: 'STT_BASE_URL', apiKey: 'STT_API_KEY', model: 'STT_MODEL' }

/** @throws EvaError `ear_failed` when the address or the key cannot be used; it names the configuration key only */
export function describeServer(options: OpenAiTranscriptionOptions): TranscriptionServer {
  const { clock, keys = KEYS, answerLimitMs = ANSWER_LIMIT_MS, books = UNCOUNTED } = options
  const base = parseBaseUrl(options.baseUrl, keys.baseUrl, 'ear_failed')
  const { apiKey, headers } = credentials(options.apiKey, keys.apiKey, 'ear_failed')
  const configuredModel = options.model ?? usualModel(base.at('/').hostname)
  const model = configuredModel ?? LAST_GUESS
  const connections = openConnections()
  const words = {
    code: 'ear_failed',
    subject: 'The server that hears',
    origin: base.origin,
    addressKey: keys.baseUrl,
    answer: 'its answer',
  } as const
  return {
    ...{ base, apiKey, headers, connections, words, clock, keys, answerLimitMs, books, configuredModel, model },
    tellsMore: true,
  }
}

/** The one ear that it is. */
export const earOf = ({ model, base }: TranscriptionServer): EarInfo => ({
  id: `openai:${model}`,
  name: `${model} at ${base.at('/').hostname}`,
  provider: 'openai',
  languages: speaksOf(model),
  installed: true,
  isBasic: false,
  isStreaming: false,
})
