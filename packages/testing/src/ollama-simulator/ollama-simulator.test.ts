import { expect, it, onTestFinished } from 'vitest'
import { ollamaError } from './reply.ts'
import { type OllamaSimulator, type OllamaSimulatorOptions, startOllamaSimulator } from './start-ollama-simulator.ts'

const messages = [{ role: 'user', content: 'Hello, 世界!' }]
const MODELS = [
  { name: 'plain' },
  { name: 'thinker:8b', capabilities: ['completion', 'thinking'], family: 'qwen3', contextTokens: 2048 },
  { name: 'embedder', capabilities: ['embedding'], family: 'bert' },
] as const

async function start(options: OllamaSimulatorOptions = {}): Promise<OllamaSimulator> {
  const simulator = await startOllamaSimulator({ models: MODELS, ...options })
  onTestFinished(() => simulator.close())
  return simulator
}

const post = (simulator: OllamaSimulator, route: string, body: object, init: RequestInit = {}): Promise<Response> =>
  fetch(`${simulator.baseUrl}${route}`, { method: 'POST', body: JSON.stringify(body), ...init })

const chat = (simulator: OllamaSimulator, changes: object = {}, init: RequestInit = {}): Promise<Response> =>
  post(simulator, '/api/chat', { model: 'plain', messages, ...changes }, init)

const linesOf = (text: string) => text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))

const saidIn = (lines: ReturnType<typeof linesOf>): string => lines.map((line) => line.message.content).join('')

it('streams the message said back as lines of JSON, and counts at the end', async () => {
  const response = await chat(await start())
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  const lines = linesOf(await response.text())
  expect(saidIn(lines)).toContain('You said: Hello, 世界!.')
  expect(lines[0]).toMatchObject({ model: 'plain', message: { role: 'assistant', content: 'You' }, done: false })
  expect(lines.at(-1)).toMatchObject({
    message: { role: 'assistant', content: '' },
    done: true,
    done_reason: 'stop',
    prompt_eval_count: 2,
    eval_count: lines.length - 1,
  })
})

it('stops at num_predict, and says so', async () => {
  const lines = linesOf(await (await chat(await start(), { options: { num_predict: 3 } })).text())
  expect(lines).toHaveLength(4)
  expect(lines.at(-1)).toMatchObject({ done_reason: 'length', eval_count: 3 })
})

it('goes on with an answer that was begun', async () => {
  const begun = [...messages, { role: 'assistant', content: 'You said:' }]
  const lines = linesOf(await (await chat(await start(), { messages: begun })).text())
  expect(saidIn(lines)).toMatch(/^ Hello, 世界!\. I have/)
})

it('thinks first where it can, unless it is told not to', async () => {
  const simulator = await start()
  const thought = linesOf(await (await chat(simulator, { model: 'thinker:8b' })).text())
  expect(thought[0].message).toEqual({ role: 'assistant', content: '', thinking: 'The user' })
  const quick = linesOf(await (await chat(simulator, { model: 'thinker:8b', think: false })).text())
  expect(quick.some((line) => 'thinking' in line.message)).toBe(false)
})

it.each([
  ['an unknown model', { model: 'other' }, 404, "model 'other' not found"],
  ['no model', { model: '' }, 400, 'model is required'],
  ['thoughts of a model that has none', { think: true }, 400, '"plain" does not support thinking'],
  ['a chat with a model that cannot', { model: 'embedder' }, 400, '"embedder" does not support chat'],
  ['messages that are none', { messages: [1] }, 400, expect.stringContaining('cannot unmarshal')],
])('refuses %s', async (_name, changes, status, error) => {
  const response = await chat(await start(), changes)
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ error })
})

it('says 404 to what it does not know, as the real one does', async () => {
  const { baseUrl } = await start()
  const response = await fetch(`${baseUrl}/v2/models`)
  expect([response.status, await response.text()]).toEqual([404, '404 page not found'])
  expect(await (await fetch(baseUrl)).text()).toBe('Ollama is running')
})

it('lists and shows what is installed', async () => {
  const simulator = await start()
  const { models } = (await (await fetch(`${simulator.baseUrl}/api/tags`)).json()) as { models: object[] }
  expect(models).toHaveLength(3)
  expect(models[0]).toMatchObject({ name: 'plain:latest', capabilities: ['completion'], details: { family: 'llama' } })
  const shown = await (await post(simulator, '/api/show', { model: 'thinker:8b' })).json()
  expect(shown).toMatchObject({
    capabilities: ['completion', 'thinking'],
    model_info: { 'general.architecture': 'qwen3', 'qwen3.context_length': 2048 },
  })
  expect((await post(simulator, '/api/show', { model: 'other' })).status).toBe(404)
})

it('keeps quiet about capabilities where it is too old for them', async () => {
  const simulator = await start({ models: [{ name: 'old', capabilities: null }] })
  const { models } = (await (await fetch(`${simulator.baseUrl}/api/tags`)).json()) as { models: object[] }
  expect(models[0]).not.toHaveProperty('capabilities')
  expect(await (await post(simulator, '/api/show', { model: 'old' })).json()).not.toHaveProperty('capabilities')
})

it('loads a model once, again for another context, and lets it go when told to', async () => {
  const simulator = await start({ models: [{ name: 'plain', sizeBytes: 1000, vramShare: 0.25 }] })
  const running = async (): Promise<unknown> => (await fetch(`${simulator.baseUrl}/api/ps`)).json()
  const preload = { model: 'plain', keep_alive: -1, options: { num_ctx: 8192 } }
  expect(await running()).toEqual({ models: [] })
  const loaded = await (await post(simulator, '/api/generate', { ...preload, stream: false })).json()
  expect(loaded).toMatchObject({ done: true, done_reason: 'load' })
  await (await chat(simulator, { options: { num_ctx: 8192 }, keep_alive: -1 })).text()
  expect(simulator.loads).toBe(1)
  expect(await running()).toMatchObject({
    models: [
      {
        name: 'plain:latest',
        size: 1000,
        size_vram: 250,
        context_length: 8192,
        expires_at: expect.stringMatching(/^2318-/),
      },
    ],
  })
  await (await chat(simulator, {})).text()
  expect(simulator.loads).toBe(2)
  await (await post(simulator, '/api/generate', { model: 'plain', keep_alive: 0 })).text()
  expect(await running()).toEqual({ models: [] })
})

it('answers scripted replies in line, then as before', async () => {
  const simulator = await start()
  simulator.replyNext(ollamaError(500, 'broken'))
  simulator.failNext('/api/tags', { type: 'http', status: 502, body: '' })
  expect((await chat(simulator)).status).toBe(500)
  expect((await chat(simulator)).status).toBe(200)
  expect((await fetch(`${simulator.baseUrl}/api/tags`)).status).toBe(502)
  expect((await fetch(`${simulator.baseUrl}/api/tags`)).status).toBe(200)
  expect(simulator.bodiesTo('/api/chat')).toEqual([
    { model: 'plain', messages },
    { model: 'plain', messages },
  ])
})

it.each(['cut', 'cut_inside_character'] as const)('breaks the connection when the script says %s', async (ending) => {
  const simulator = await start()
  simulator.replyNext({ type: 'stream', tokens: ['a', 'b'], ending })
  await expect((await chat(simulator)).text()).rejects.toThrow()
  await simulator.idle()
  expect(simulator.calls.at(-1)?.outcome).toBe('cut')
})

it('ends early, without counts or with an error line, when told so', async () => {
  const simulator = await start()
  for (const ending of ['early_end', 'done_uncounted', { error: 'the model runner has died' }] as const) {
    simulator.replyNext({ type: 'stream', tokens: ['a'], ending })
  }
  expect(linesOf(await (await chat(simulator)).text())).toHaveLength(1)
  const uncounted = linesOf(await (await chat(simulator)).text())
  expect(uncounted.at(-1)).toMatchObject({ done: true })
  expect(uncounted.at(-1)).not.toHaveProperty('eval_count')
  expect(linesOf(await (await chat(simulator)).text()).at(-1)).toEqual({ error: 'the model runner has died' })
})

it('sees that the client has gone, during a silence, a stall and a stream', async () => {
  const simulator = await start()
  simulator.replyNext({ type: 'silence' })
  const stop = new AbortController()
  const silent = chat(simulator, {}, { signal: stop.signal })
  await expect.poll(() => simulator.calls.length).toBe(1)
  stop.abort()
  await expect(silent).rejects.toThrow()
  simulator.replyNext({ type: 'stream', tokens: ['a'], ending: 'stall' })
  await (await chat(simulator)).body?.cancel()
  simulator.replyNext({ type: 'stream', tokens: Array.from({ length: 100_000 }, () => 'word ') })
  await (await chat(simulator)).body?.cancel()
  await simulator.idle()
  expect(simulator.calls.map((call) => call.outcome)).toEqual(['abandoned', 'abandoned', 'abandoned'])
})
