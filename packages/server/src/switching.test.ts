import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sessionSchema, statsSchema } from '@eva/protocol'
import { makeTinyModel } from '@eva/testing/models'
import { type OllamaSimulator, startOllamaSimulator } from '@eva/testing/ollama-simulator'
import { type OpenAiSimulator, type StreamEnding, startOpenAiSimulator, words } from '@eva/testing/openai-simulator'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Eva } from './assemble.ts'
import { readConfig } from './config.ts'
import { realClock } from './real-clock.ts'
import { startEva } from './start-eva.ts'
import { connectClient, type TestClient } from './test-client.ts'

const STORY = [
  'One fine morning the fox went out.',
  'It was cold, and the snow lay deep on every field.',
  'He saw a light in the window of the farm, and he went closer, quietly.',
  'Nobody had seen him come.',
  'There he stayed until the evening.',
].join(' ')
const TOKENS = words(STORY)

/** What is still to be said after a beginning that may end anywhere between two words. */
const restAfter = (beginning: string): readonly string[] => words(STORY.slice(beginning.trimEnd().length))

/** Loses the answer at this many tokens, in the middle of the next word. */
const tokensUntil = (count: number): readonly string[] => [...TOKENS.slice(0, count), TOKENS[count]?.slice(0, 3) ?? '']

type Messages = readonly { readonly role: string; readonly content: string }[]
const beginningIn = (messages: Messages): string => {
  const last = messages.at(-1)
  return last?.role === 'assistant' ? last.content : ''
}

let folder: string
let eva: Eva | null
let client: TestClient | null
let openai: OpenAiSimulator
let groq: OpenAiSimulator
let ollama: OllamaSimulator

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-switching-'))
  const server = () =>
    startOpenAiSimulator({
      models: ['m'],
      replyTo: ({ messages }) => ({ type: 'stream', tokens: restAfter(beginningIn(messages)) }),
    })
  ;[openai, groq, ollama] = await Promise.all([
    server(),
    server(),
    startOllamaSimulator({
      models: [{ name: 'm' }],
      replyTo: ({ messages }) => ({ type: 'stream', tokens: restAfter(beginningIn(messages)) }),
    }),
  ])
  eva = null
  client = null
})
afterEach(async () => {
  await client?.close()
  await eva?.close()
  await Promise.all([openai.close(), groq.close(), ollama.close()])
  await rm(folder, { recursive: true })
})

/** Asks for the story, aloud, and gathers what comes. */
async function hearStory(brains: string, environment: Readonly<Record<string, string>> = {}, clock = realClock) {
  const config = readConfig({
    EVA_PORT: '0',
    EVA_DATA_DIR: folder,
    EVA_LLM: brains,
    EVA_TTS: 'flite',
    GROQ_API_KEY: 'key',
    GROQ_MODEL: 'm',
    GROQ_BASE_URL: groq.baseUrl,
    OPENAI_BASE_URL: openai.baseUrl,
    OPENAI_MODEL: 'm',
    OLLAMA_URL: ollama.baseUrl,
    OLLAMA_MODEL: 'm',
    ...environment,
  })
  eva = await startEva(config, clock, pino({ level: 'silent' }), () => {})
  client = await connectClient(`${eva.address.replace('http', 'ws')}/ws/chat`)
  client.send({ type: 'message', message: 'Tell me about the fox.', speak: true })
  const end = await client.next('turn_end')
  return { end, client }
}

/** The answer as a page has it that follows every event. */
const shown = ({ events }: TestClient): string =>
  events.reduce((text, event) => {
    if (event.type === 'token') return text + event.content
    return event.type === 'rewind' ? text.slice(0, event.length) : text
  }, '')

/** One voice, no gap and no sample twice, and what is said is what is written. */
function expectContinuousSpeech({ events, frames }: TestClient, response: string): void {
  expect(events.filter((event) => event.type === 'audio_start')).toHaveLength(1)
  const said = events.flatMap((event) => (event.type === 'sentence' ? [event.text] : []))
  expect(said.join('')).toBe(response)
  let next = 0
  for (const frame of frames) {
    expect(frame.firstSample).toBe(next)
    next += frame.pcm.length
  }
  expect(next).toBeGreaterThan(16_000)
}

describe('a brain whose cable is pulled in the middle of a sentence', { timeout: 180_000 }, () => {
  it.each<[first: string, then: string, at: number, ending: StreamEnding & string]>([
    ['groq', 'openai', 3, 'cut'],
    ['groq', 'ollama', 11, 'cut'],
    ['openai', 'groq', 14, 'cut_inside_character'],
    ['openai', 'ollama', 30, 'stall'],
    ['groq', 'openai', 22, 'early_end'],
  ])('%s, then %s, at token %i: %s', async (first, then, at, ending) => {
    const lost = first === 'groq' ? groq : openai
    lost.replyNext({ type: 'stream', tokens: tokensUntil(at), ending })
    const { end, client } = await hearStory(`${first},${then}`)
    expect(end).toMatchObject({ status: 'completed', provider: then, response: STORY })
    expect(shown(client)).toBe(STORY)
    expectContinuousSpeech(client, STORY)
    expect(client.events.filter((event) => event.type === 'route')).toMatchObject([
      { from: first, to: then, cause: ending === 'stall' ? 'stalled' : 'broke_off' },
    ])
  })

  it('ollama, then openai', async () => {
    ollama.replyNext({ type: 'stream', tokens: tokensUntil(17), ending: 'cut' })
    const { end, client } = await hearStory('ollama,openai')
    expect(end).toMatchObject({ status: 'completed', provider: 'openai', response: STORY })
    expectContinuousSpeech(client, STORY)
  })

  it('openai, then the embedded one', async () => {
    openai.replyNext({ type: 'stream', tokens: tokensUntil(14), ending: 'cut' })
    const { end, client } = await hearStory('openai,local', { EVA_LOCAL_MODEL: await makeTinyModel() })
    expect(end).toMatchObject({ status: 'completed', provider: 'local' })
    // Its weights are random, and so are its words: what matters is that they come after what was said, and once.
    expect(end.response).toMatch(/^One fine morning the fox went out\..{20}/s)
    expect(end.response.match(/fine morning/g)).toHaveLength(1)
    expect(shown(client)).toBe(end.response)
  })

  it('keeps the switch with the turn', async () => {
    groq.replyNext({ type: 'stream', tokens: tokensUntil(11), ending: 'cut' })
    // A brain that broke off once rests for a second: time enough to look, however busy the machine is.
    const slowly = { ...realClock, nowMs: () => realClock.nowMs() / 60 }
    const { client } = await hearStory('groq,openai', {}, slowly)
    const session = client.events.find((event) => event.type === 'hello')?.session_id
    const read = async (path: string) => (await fetch(`${eva?.address}${path}`)).json()
    const stored = sessionSchema.parse(await read(`/sessions/${session}`))
    expect(stored.history[0]?.routes).toMatchObject([{ from: 'groq', to: 'openai', cause: 'broke_off' }])
    const stats = statsSchema.parse(await read('/stats'))
    expect(stats).toMatchObject({ switches: 1, by_provider: { openai: { count: 1 } } })
    expect(stats.routing.brains[0]).toMatchObject({ id: 'groq', state: 'resting' })
  })
})
