import { type Clock, EvaError, type VoiceInfo } from '@eva/core'
import { type BaseUrl, credentials, openConnections, type Peer, parseBaseUrl } from '../openai-http/index.ts'
import { familyOf, type ModelFamily, type NamedVoice, usualModel } from './model-families.ts'
import { SAMPLE_RATE } from './sound-decoder.ts'

export type OpenAiSpeechOptions = {
  /** With or without `/v1`. */
  readonly baseUrl: string
  /** `null` for a server that wants none. */
  readonly apiKey: string | null
  /** `null`: the service's usual one, or the first of the server's models that is for speaking. */
  readonly model: string | null
  /** The name of the voice that is put first. @default the best known one of the model */
  readonly voice?: string
  readonly clock: Clock
  /** How long the server may say nothing while it is waited for, ms. @default 15,000 */
  readonly silenceLimitMs?: number
  /** How long opening waits for the server to list its voices, ms. @default 1,500 */
  readonly listLimitMs?: number
}

export type Container = 'pcm' | 'wav'

/** A speech server as the rest of the adapter sees it. What is learnt from it changes while it is used. */
export type SpeechServer = Peer & {
  readonly base: BaseUrl
  readonly apiKey: string | null
  readonly clock: Clock
  readonly silenceLimitMs: number
  /** Aborts when the engine is closed. */
  readonly closing: AbortController
  /** The name of the voice that is put first, if one was asked for. */
  readonly preferred: string | null
  readonly configuredModel: string | null
  model: string
  family: ModelFamily
  voices: readonly VoiceInfo[]
  /** Formats that it has refused. */
  readonly refused: Set<Container>
}

/** Most servers understand it, whatever they speak with. */
const LAST_GUESS = 'tts-1'

/** A model in 300 MB on a slow CPU thinks so long before a first sound; later pieces come faster. */
const SILENCE_LIMIT_MS = 15_000

/** @throws EvaError `voice_failed` when the address or the key cannot be used; it names the configuration key only */
export function describeSpeechServer(options: OpenAiSpeechOptions): SpeechServer {
  const base = parseBaseUrl(options.baseUrl, 'TTS_BASE_URL', 'voice_failed')
  const { apiKey, headers } = credentials(options.apiKey, 'TTS_API_KEY', 'voice_failed')
  const { hostname } = base.at('/')
  const model = options.model ?? usualModel(hostname) ?? LAST_GUESS
  const family = familyOf(model, hostname)
  const preferred = options.voice ?? null
  return {
    base,
    apiKey,
    headers,
    connections: openConnections(),
    words: {
      code: 'voice_failed',
      subject: 'The speech server',
      origin: base.origin,
      addressKey: 'TTS_BASE_URL',
      answer: 'a sentence',
    },
    clock: options.clock,
    silenceLimitMs: options.silenceLimitMs ?? SILENCE_LIMIT_MS,
    closing: new AbortController(),
    preferred,
    configuredModel: options.model ?? usualModel(hostname),
    model,
    family,
    voices: voiceInfos(family.voices, preferred, family),
    refused: new Set(),
  }
}

const PREFIX = 'openai:'

/** Voices as the engine lists them, the preferred one first, added where nobody lists it. */
export function voiceInfos(
  voices: readonly NamedVoice[],
  preferred: string | null,
  family: ModelFamily,
): readonly VoiceInfo[] {
  const first = preferred === null ? [] : voices.filter(({ name }) => name === preferred)
  const added = preferred !== null && first.length === 0 ? [{ name: preferred, ...family.describe(preferred) }] : first
  return [...added, ...voices.filter(({ name }) => name !== preferred)].map(({ name, languages, gender }) => ({
    id: `${PREFIX}${name}`,
    name,
    provider: 'openai',
    languages,
    gender,
    sampleRate: SAMPLE_RATE,
    installed: true,
    adjusts: { speed: true, pitch: false },
  }))
}

/** The server's own name of a voice. */
export function voiceName(server: SpeechServer, id: string): string {
  if (server.voices.some((voice) => voice.id === id)) return id.slice(PREFIX.length)
  throw new EvaError('voice_failed', `openai has no voice called "${id}".`)
}
