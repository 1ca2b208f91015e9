import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chatResponseSchema } from '@eva/protocol'
import type { GroqLimits } from '@eva/testing/groq-quota'
import { type OpenAiSimulator, startOpenAiSimulator } from '@eva/testing/openai-simulator'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { realClock } from './real-clock.ts'
import { startEva } from './start-eva.ts'

const FOUR_A_DAY: GroqLimits = {
  tokensPerMinute: 100_000,
  requestsPerMinute: 100,
  requestsPerDay: 4,
  tokensPerDay: null,
}

let folder: string
let groq: OpenAiSimulator
let openai: OpenAiSimulator

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-quota-'))
  groq = await startOpenAiSimulator({ models: ['m'], quota: FOUR_A_DAY })
  openai = await startOpenAiSimulator({ models: ['m'] })
})
afterEach(async () => {
  await Promise.all([groq.close(), openai.close()])
  await rm(folder, { recursive: true })
})

/** Starts her, asks so often, and stops her; who answered. */
async function askInOneLife(questions: number): Promise<readonly string[]> {
  const config = readConfig({
    EVA_PORT: '0',
    EVA_DATA_DIR: folder,
    EVA_LLM: 'groq,openai',
    EVA_TTS: 'flite',
    GROQ_API_KEY: 'key',
    GROQ_MODEL: 'm',
    GROQ_BASE_URL: groq.baseUrl,
    OPENAI_BASE_URL: openai.baseUrl,
    OPENAI_MODEL: 'm',
  })
  const eva = await startEva(config, realClock, pino({ enabled: false }), () => {})
  const providers: string[] = []
  try {
    for (let question = 0; question < questions; question += 1) {
      const response = await fetch(`${eva.address}/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message: `question ${question}` }),
      })
      providers.push(chatResponseSchema.parse(await response.json()).provider)
    }
  } finally {
    await eva.close()
  }
  return providers
}

const asked = ({ calls }: OpenAiSimulator): number =>
  calls.filter(({ path }) => path.endsWith('/chat/completions')).length

it('remembers over a restart what is left of a quota, and asks for nothing that would be refused', async () => {
  expect(await askInOneLife(3)).toEqual(['groq', 'groq', 'groq'])
  expect(await askInOneLife(3)).toEqual(['groq', 'openai', 'openai'])
  expect(await askInOneLife(1)).toEqual(['openai'])
  expect(asked(groq)).toBe(4)
  expect(groq.calls.filter(({ status }) => status === 429)).toEqual([])
}, 180_000)
