import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { BRAIN_IDS, type BrainId } from './brain-ids.ts'
import { ConfigError, refusal } from './config-error.ts'
import { list, names, text, unset, url, whole, wholeOrNone, yesOrNo } from './config-fields.ts'
import { orderBrains } from './order-brains.ts'
import { refuseUnbuilt } from './unbuilt-settings.ts'

/** Names in `EVA_TTS`, in the order of `auto`. */
export const VOICE_ENGINE_IDS = ['sherpa', 'openai', 'flite', 'espeak'] as const
export type VoiceEngineId = (typeof VOICE_ENGINE_IDS)[number]

/** Names in `EVA_STT`, in the order of `auto`. */
export const EAR_ENGINE_IDS = ['sherpa', 'openai', 'pocketsphinx'] as const
export type EarEngineId = (typeof EAR_ENGINE_IDS)[number]

/** Names and values, such as `process.env` over the lines of a `.env` file. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Everything that can be set, checked and with its defaults. */
export type Config = {
  /** What whoever starts her has set: nothing that is set on a page goes against it. */
  readonly environment: Environment
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  /** Absolute. */
  readonly dataDir: string
  readonly password: string | null
  readonly apiKey: string | null
  /** Listening in the network by HTTPS. */
  readonly lan: {
    /** From the start, whatever was chosen on the page. */
    readonly on: boolean
    /** 0 for any free port; `null` for the usual one, or any where that is taken. */
    readonly port: number | null
  }
  readonly allowedHosts: readonly string[]
  readonly allowedOrigins: readonly string[]
  /** Requests per minute and client. */
  readonly rateLimit: number
  /** Who may answer, best first. `auto`: only those that are configured or found. */
  readonly brains: {
    readonly ids: readonly BrainId[]
    readonly auto: boolean
    /** Who was to be the first by a switch of the prototype, and which; `null` where none is set. */
    readonly wish: { readonly id: BrainId; readonly setting: string } | null
  }
  readonly groq: { readonly apiKey: string; readonly model: string; readonly baseUrl: string | null } | null
  readonly openai: { readonly baseUrl: string; readonly apiKey: string | null; readonly model: string | null } | null
  readonly ollama: { readonly url: string; readonly model: string | null }
  /** A GGUF file's path, or `hf:user/repo:quant`. */
  readonly localModel: string | null
  /** Where `hf:` models come from; `null` for the public hub. */
  readonly hubUrl: string | null
  /** Where a talking-head server takes sound; `null` for none. */
  readonly dittoUrl: string | null
  /** In place of a persona's; `null` where none is set. */
  readonly systemPrompt: string | null
  readonly maxTokens: number
  /** `null` for all that are there. */
  readonly voices: readonly VoiceEngineId[] | null
  /** `null` for all that are there. */
  readonly ears: readonly EarEngineId[] | null
  /** Who transcribes for the ear `openai`: the server of `STT_BASE_URL`, or Groq where its key alone is set. */
  readonly stt:
    | {
        readonly service: 'own'
        readonly baseUrl: string
        readonly apiKey: string | null
        readonly model: string | null
      }
    | {
        readonly service: 'groq'
        readonly baseUrl: string | null
        readonly apiKey: string
        readonly model: string | null
      }
    | null
  /** A server that speaks. */
  readonly tts: { readonly baseUrl: string; readonly apiKey: string | null; readonly model: string | null } | null
  /** How late a first token may be before she says "Hmm.", in ms; `null` for never. */
  readonly openerAfterMs: number | null
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

const environmentSchema = z.object({
  EVA_HOST: z.preprocess(unset, z.string().trim().default('127.0.0.1')),
  EVA_PORT: whole(0, 65_535, 8_000),
  EVA_DATA_DIR: z.preprocess(unset, z.string().trim().default('data')),
  EVA_PASSWORD: text,
  EVA_API_KEY: text,
  EVA_LAN: yesOrNo,
  EVA_LAN_PORT: wholeOrNone(0, 65_535),
  EVA_ALLOWED_HOSTS: list,
  EVA_ALLOWED_ORIGINS: list,
  EVA_RATE_LIMIT: whole(1, 1_000_000, 60),
  EVA_LLM: names(BRAIN_IDS),
  GROQ_API_KEY: text,
  GROQ_MODEL: z.preprocess(unset, z.string().trim().default('llama-3.1-8b-instant')),
  GROQ_BASE_URL: url,
  OLLAMA_URL: z.preprocess(
    unset,
    z.url({ protocol: /^https?$/, error: 'an http:// or https:// address' }).default('http://127.0.0.1:11434'),
  ),
  OLLAMA_MODEL: text,
  OPENAI_BASE_URL: url,
  OPENAI_API_KEY: text,
  OPENAI_MODEL: text,
  EVA_LOCAL_MODEL: text,
  HF_ENDPOINT: url,
  DITTO_URL: url,
  EVA_SYSTEM_PROMPT: z.string().optional(),
  EVA_MAX_TOKENS: whole(1, 32_768, 200),
  LLM_BACKEND: z.preprocess(unset, z.enum(BRAIN_IDS).optional()).meta({ allowed: `one of ${BRAIN_IDS.join(', ')}` }),
  USE_OLLAMA_PRIMARY: yesOrNo,
  USE_OLLAMA_FALLBACK: yesOrNo,
  EVA_TTS: names(VOICE_ENGINE_IDS),
  EVA_STT: names(EAR_ENGINE_IDS),
  STT_BASE_URL: url,
  STT_API_KEY: text,
  STT_MODEL: text,
  TTS_BASE_URL: url,
  TTS_API_KEY: text,
  TTS_MODEL: text,
  EVA_OPENER_AFTER_MS: whole(0, 60_000, 0),
  EVA_LOG_LEVEL: z
    .preprocess(unset, z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'))
    .meta({ allowed: 'silent, error, warn, info or debug' }),
})

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '::1', '[::1]'])

/** Whether only this machine can reach a server that listens on `host`. */
export const isLoopback = (host: string): boolean =>
  LOOPBACK_NAMES.has(host) || (isIP(host) === 4 && host.startsWith('127.'))

/**
 * Reads the configuration.
 *
 * @param own what of it goes before whatever is set on a page
 * @throws ConfigError for the first setting that cannot work
 */
export function readConfig(environment: Environment, own: Environment = environment): Config {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) throw describe(parsed.error, environment)
  refuseUnbuilt(environment)
  const set = parsed.data
  if (!isLoopback(set.EVA_HOST) && set.EVA_PASSWORD === undefined) {
    throw new ConfigError(
      `EVA_HOST=${set.EVA_HOST} would let other machines in: set EVA_PASSWORD too, or listen on 127.0.0.1 only.`,
    )
  }
  return {
    environment: withoutBlanks(own),
    host: set.EVA_HOST,
    port: set.EVA_PORT,
    dataDir: resolve(set.EVA_DATA_DIR),
    password: set.EVA_PASSWORD ?? null,
    apiKey: set.EVA_API_KEY ?? null,
    lan: { on: set.EVA_LAN ?? false, port: set.EVA_LAN_PORT ?? null },
    allowedHosts: set.EVA_ALLOWED_HOSTS,
    allowedOrigins: set.EVA_ALLOWED_ORIGINS,
    rateLimit: set.EVA_RATE_LIMIT,
    brains: {
      ids: orderBrains(set.EVA_LLM ?? BRAIN_IDS, {
        backend: set.LLM_BACKEND,
        ollamaFirst: set.USE_OLLAMA_PRIMARY,
        ollamaSecond: set.USE_OLLAMA_FALLBACK,
      }),
      auto: set.EVA_LLM === null,
      wish: wishIn(set.LLM_BACKEND, set.USE_OLLAMA_PRIMARY),
    },
    ollama: { url: set.OLLAMA_URL, model: set.OLLAMA_MODEL ?? null },
    groq:
      set.GROQ_API_KEY === undefined
        ? null
        : { apiKey: set.GROQ_API_KEY, model: set.GROQ_MODEL, baseUrl: set.GROQ_BASE_URL ?? null },
    openai:
      set.OPENAI_BASE_URL === undefined
        ? null
        : { baseUrl: set.OPENAI_BASE_URL, apiKey: set.OPENAI_API_KEY ?? null, model: set.OPENAI_MODEL ?? null },
    localModel: set.EVA_LOCAL_MODEL ?? null,
    hubUrl: set.HF_ENDPOINT ?? null,
    dittoUrl: set.DITTO_URL ?? null,
    systemPrompt: set.EVA_SYSTEM_PROMPT ?? null,
    maxTokens: set.EVA_MAX_TOKENS,
    voices: set.EVA_TTS,
    ears: set.EVA_STT,
    stt: transcriberIn(set),
    tts:
      set.TTS_BASE_URL === undefined
        ? null
        : { baseUrl: set.TTS_BASE_URL, apiKey: set.TTS_API_KEY ?? null, model: set.TTS_MODEL ?? null },
    openerAfterMs: set.EVA_OPENER_AFTER_MS === 0 ? null : set.EVA_OPENER_AFTER_MS,
    logLevel: set.EVA_LOG_LEVEL,
  }
}

/** A line of a `.env` file that is switched off sets nothing. */
const withoutBlanks = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => unset(value) !== undefined))

function transcriberIn(set: z.infer<typeof environmentSchema>): Config['stt'] {
  const model = set.STT_MODEL ?? null
  if (set.STT_BASE_URL !== undefined) {
    return { service: 'own', baseUrl: set.STT_BASE_URL, apiKey: set.STT_API_KEY ?? null, model }
  }
  if (set.GROQ_API_KEY === undefined) return null
  return { service: 'groq', baseUrl: set.GROQ_BASE_URL ?? null, apiKey: set.GROQ_API_KEY, model }
}

function wishIn(backend: BrainId | undefined, ollamaFirst: boolean | undefined): Config['brains']['wish'] {
  if (ollamaFirst === true) return { id: 'ollama', setting: 'USE_OLLAMA_PRIMARY' }
  return backend === undefined ? null : { id: backend, setting: `LLM_BACKEND=${backend}` }
}

function describe(error: z.ZodError, environment: Environment): ConfigError {
  const issue = error.issues[0]
  const key = String(issue?.path[0] ?? 'The configuration')
  const allowed = allowedValues(key) ?? issue?.message ?? 'something else'
  return refusal(key, environment[key] ?? '', allowed)
}

function allowedValues(key: string): string | undefined {
  if (!(key in environmentSchema.shape)) return undefined
  const schema: z.ZodType = environmentSchema.shape[key as keyof typeof environmentSchema.shape]
  const allowed = schema.meta()?.allowed
  return typeof allowed === 'string' ? allowed : undefined
}
