import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultTokens } from './default-reply.ts'
import { errorReply } from './reply.ts'
import { type OpenAiSimulator, type OpenAiSimulatorOptions, startOpenAiSimulator } from './start-openai-simulator.ts'
import { dataOf } from './test-simulator.ts'

const messages = [{ role: 'user', content: 'Hello, 世界!' }]
let simulator: OpenAiSimulator

async function restart(options: OpenAiSimulatorOptions): Promise<void> {
  await simulator.close()
  simulator = await startOpenAiSimulator(options)
}

function post(changes: object = {}, init: RequestInit = {}): Promise<Response> {
  const body = { model: 'simulated-model', messages, stream: true, stream_options: { include_usage: true }, ...changes }
  return fetch(`${simulator.baseUrl}/chat/completions`, { method: 'POST', body: JSON.stringify(body), ...init })
}

beforeEach(async () => {
  simulator = await startOpenAiSimulator()
})
afterEach(() => simulator.close())

it('streams the default answer with role, words, finish reason, count and [DONE]', async () => {
  const data = dataOf(await (await post()).text())
  expect(data.at(-1)).toBe('[DONE]')
  const chunks = data.slice(0, -1).map((line) => JSON.parse(line))
  expect(chunks[0].choices[0].delta).toEqual({ role: 'assistant', content: '' })
  expect(chunks.at(-1)).toMatchObject({
    choices: [],
    usage: { prompt_tokens: 2, completion_tokens: chunks.length - 3 },
  })
  expect(chunks.at(-2).choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' })
  const said = chunks.slice(1, -2).map((chunk) => chunk.choices[0].delta.content)
  expect(said).toEqual(defaultTokens(messages))
  expect(said.join('')).toContain('You said: Hello, 世界!.')
})

it('cuts at the wanted number of tokens, and says so', async () => {
  const data = dataOf(await (await post({ max_tokens: 3, stream_options: undefined })).text())
  expect(data).toHaveLength(6)
  expect(JSON.parse(data.at(-2) ?? '').choices[0].finish_reason).toBe('length')
})

it('answers an endless script with as much as is wanted', async () => {
  simulator.replyNext({
    type: 'stream',
    tokens: (function* endless() {
      while (true) yield ' on'
    })(),
  })
  expect(dataOf(await (await post({ max_completion_tokens: 50 })).text())).toHaveLength(54)
})

it('lists its models', async () => {
  const list = await (await fetch(`${simulator.baseUrl}/models`)).json()
  expect(list).toMatchObject({ object: 'list', data: [{ id: 'simulated-model' }] })
})

it.each([
  ['an unknown model', { model: 'other' }, 404],
  ['no messages', { messages: [] }, 400],
  ['a message without a role', { messages: [{ content: 'x' }] }, 400],
  ['no streaming', { stream: false }, 400],
  ['a token limit that is not one', { max_tokens: 0.5 }, 400],
])('refuses %s', async (_name, changes, status) => {
  const response = await post(changes)
  expect(response.status).toBe(status)
  expect(await response.json()).toHaveProperty('error.message')
})

it('asks for its key', async () => {
  await restart({ apiKey: 'right' })
  expect((await post()).status).toBe(401)
  expect((await post({}, { headers: { authorization: 'Bearer right' } })).status).toBe(200)
})

it('answers scripted replies in line, then as before, with its headers on each', async () => {
  await restart({ headers: { 'x-ratelimit-remaining-tokens': '5999' } })
  simulator.replyNext(errorReply(429, { message: 'slow down' }, { 'retry-after': '2.5' }))
  simulator.replyNext({ type: 'http', status: 500, body: 'broken' })
  const [limited, broken, well] = [await post(), await post(), await post()]
  expect([limited.status, broken.status, well.status]).toEqual([429, 500, 200])
  expect(limited.headers.get('retry-after')).toBe('2.5')
  for (const response of [limited, broken, well]) {
    expect(response.headers.get('x-ratelimit-remaining-tokens')).toBe('5999')
    await response.text()
  }
})

it.each(['cut', 'cut_inside_character'] as const)('breaks the connection when the script says %s', async (ending) => {
  simulator.replyNext({ type: 'stream', tokens: ['a', 'b'], ending })
  await expect((await post()).text()).rejects.toThrow()
  await simulator.idle()
  expect(simulator.calls.at(-1)?.outcome).toBe('cut')
})

it('ends politely without [DONE], with an error, or too early, when told so', async () => {
  for (const ending of ['no_done', { error: { message: 'overloaded' } }, 'early_end'] as const) {
    simulator.replyNext({ type: 'stream', tokens: ['a'], ending })
  }
  const answers = [await (await post()).text(), await (await post()).text(), await (await post()).text()]
  expect(answers.map((answer) => dataOf(answer).length)).toEqual([4, 3, 2])
  expect(answers.join()).not.toContain('[DONE]')
  expect(dataOf(answers[1] ?? '').at(-1)).toBe('{"error":{"message":"overloaded"}}')
})

it('sees that the client has gone, during a silence, a stall and a stream', async () => {
  simulator.replyNext({ type: 'silence' })
  const stop = new AbortController()
  const silent = post({}, { signal: stop.signal })
  await expect.poll(() => simulator.calls.length).toBe(1)
  stop.abort()
  await expect(silent).rejects.toThrow()

  simulator.replyNext({ type: 'stream', tokens: ['a'], ending: 'stall' })
  await (await post()).body?.cancel()
  simulator.replyNext({ type: 'stream', tokens: Array.from({ length: 100_000 }, () => 'word ') })
  await (await post()).body?.cancel()

  await simulator.idle()
  expect(simulator.calls.map((call) => call.outcome)).toEqual(['abandoned', 'abandoned', 'abandoned'])
})

it('keeps connections for the next request', async () => {
  for (let turn = 0; turn < 6; turn += 1) await (await post()).text()
  // Two, not one: fetch gives a connection back a moment after the body's end, when the next request may have begun.
  expect(new Set(simulator.calls.map((call) => call.clientPort)).size).toBeLessThanOrEqual(2)
})
