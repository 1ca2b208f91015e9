import type { Llm } from '@eva/core'
import { COMPATIBLE, type Dialect, GROQ, OPENAI } from './dialects.ts'
import { createOpenAiCompatible } from './openai-compatible.ts'
import type { OpenAiCompatibleOptions } from './server.ts'

/** https://console.groq.com/docs/openai */
const GROQ_BASE_URL = 'https://api.groq.com/openai/v1'

/** Groq's fastest model for conversation. */
const GROQ_MODEL = 'llama-3.1-8b-instant'

/** Services that are known by their address. */
const DIALECT_BY_HOST: ReadonlyMap<string, Dialect> = new Map([
  ['api.openai.com', OPENAI],
  ['api.groq.com', GROQ],
])

export type GroqOptions = Pick<OpenAiCompatibleOptions, 'clock'> & {
  readonly apiKey: string
  /** @default 'llama-3.1-8b-instant' */
  readonly model?: string | undefined
  /** @default Groq's */
  readonly baseUrl?: string | undefined
}

/** Brain `groq`. Named after its keys: `GROQ_API_KEY`, `GROQ_MODEL`, `GROQ_BASE_URL`. */
export function createGroq({ apiKey, model = GROQ_MODEL, baseUrl = GROQ_BASE_URL, clock }: GroqOptions): Llm {
  return createOpenAiCompatible({
    id: 'groq',
    model,
    baseUrl,
    apiKey,
    keys: { baseUrl: 'GROQ_BASE_URL', apiKey: 'GROQ_API_KEY', model: 'GROQ_MODEL' },
    dialect: GROQ,
    clock,
  })
}

export type OpenAiOptions = Pick<OpenAiCompatibleOptions, 'baseUrl' | 'clock'> & {
  /** @default none */
  readonly apiKey?: string | undefined
  /** @default the first that the server lists */
  readonly model?: string | undefined
}

/** Brain `openai`: any compatible server, by `OPENAI_BASE_URL`, `OPENAI_API_KEY`, `OPENAI_MODEL`. */
export function createOpenAi({ baseUrl, apiKey, model, clock }: OpenAiOptions): Llm {
  return createOpenAiCompatible({
    id: 'openai',
    model: model ?? null,
    baseUrl,
    apiKey: apiKey ?? null,
    keys: { baseUrl: 'OPENAI_BASE_URL', apiKey: 'OPENAI_API_KEY', model: 'OPENAI_MODEL' },
    dialect: DIALECT_BY_HOST.get(URL.parse(baseUrl)?.hostname ?? '') ?? COMPATIBLE,
    clock,
  })
}
