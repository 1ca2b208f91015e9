import type { LlmEvent } from '@eva/core'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { expect, it } from 'vitest'
import { COMPATIBLE, OPENAI } from './dialects.ts'
import { openBrain } from './test-brain.ts'

const chunk = (delta: object, more: object = {}): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }], ...more })}\n\n`
const FINISH = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`
const DONE = 'data: [DONE]\n\n'

async function answerTo(chunks: readonly (string | Uint8Array)[]): Promise<readonly LlmEvent[]> {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'bytes', chunks, ending: 'end' })
  const { events, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(thrown).toBeNull()
  return events
}

const contents = (events: readonly LlmEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'token' ? [event.content] : []))

it('asks once, in the words of the API, with the key and without compression', async () => {
  const { llm, simulator } = await openBrain()
  await outcomeOf(llm.streamTokens(ask('Hello!', { maxTokens: 7, temperature: 0.7 }), never()))
  expect(simulator.calls).toHaveLength(1)
  const [call] = simulator.calls
  expect(call).toMatchObject({ method: 'POST', path: '/v1/chat/completions', outcome: 'answered' })
  expect(call?.headers).toMatchObject({
    authorization: expect.stringMatching(/^Bearer gsk_/),
    'content-type': 'application/json',
    'accept-encoding': 'identity',
  })
  expect(JSON.parse(call?.body ?? '')).toEqual({
    model: 'simulated-model',
    messages: ask('Hello!').messages,
    stream: true,
    stream_options: { include_usage: true },
    max_tokens: 7,
    temperature: 0.7,
  })
})

it.each([
  [COMPATIBLE, ['system', 'user', 'assistant', 'user']],
  [OPENAI, ['system', 'assistant', 'user']],
])('lets the user begin where templates want that, also before a greeting', async (dialect, roles) => {
  const { llm, simulator } = await openBrain({ dialect })
  const messages = [
    { role: 'system', content: 'You are Eva.' },
    { role: 'assistant', content: 'Well met!' },
    { role: 'user', content: 'Hello!' },
  ] as const
  await outcomeOf(llm.streamTokens({ ...ask(''), messages }, never()))
  const sent: readonly { role: string }[] = JSON.parse(simulator.calls[0]?.body ?? '').messages
  expect(sent.map(({ role }) => role)).toEqual(roles)
})

it('sends no authorization without a key, and the other name of the limit where it is wanted', async () => {
  const { llm, simulator } = await openBrain({
    apiKey: '',
    dialect: OPENAI,
  })
  await outcomeOf(llm.streamTokens(ask('Hello!', { maxTokens: 7 }), never()))
  expect(simulator.calls[0]?.headers).not.toHaveProperty('authorization')
  expect(JSON.parse(simulator.calls[0]?.body ?? '')).toMatchObject({ max_completion_tokens: 7 })
  expect(simulator.calls[0]?.body).not.toContain('max_tokens')
})

it('leaves an empty system prompt out, and sends no half characters', async () => {
  const { llm, simulator } = await openBrain()
  const messages = [
    { role: 'system', content: '' },
    { role: 'user', content: 'half \ud83d' },
  ] as const
  await outcomeOf(llm.streamTokens(ask('', { messages }), never()))
  expect(JSON.parse(simulator.calls[0]?.body ?? '').messages).toEqual([{ role: 'user', content: 'half \ufffd' }])
})

it('uses the first model listed when none is configured, and asks for the list once', async () => {
  const { llm, simulator } = await openBrain({ model: null }, { models: ['first', 'second'] })
  await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(simulator.calls.map((call) => call.path)).toEqual([
    '/v1/models',
    '/v1/chat/completions',
    '/v1/chat/completions',
  ])
  expect(JSON.parse(simulator.calls[1]?.body ?? '').model).toBe('first')
  expect(llm.model).toBe('first')
})

it('keeps what the model thinks to itself to itself', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'stream', reasoning: ['Hmm,', ' what?'], tokens: ['Yes', '.'] })
  const { events, text } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(text).toBe('Yes.')
  expect(events.map((event) => event.type)).toEqual(['started', 'token', 'token', 'usage'])
})

it('drops reasoning under its other name, also beside content', async () => {
  const events = await answerTo([
    chunk({ reasoning: 'Hmm' }),
    chunk({ reasoning_content: 'what?', content: 'Yes' }),
    FINISH,
    DONE,
  ])
  expect(contents(events)).toEqual(['Yes'])
})

it('reads the count from the last chunk and from Groq’s own member', async () => {
  const { llm, simulator } = await openBrain()
  for (const usageIn of ['last_chunk', 'x_groq', 'nowhere'] as const) {
    simulator.replyNext({ type: 'stream', tokens: ['a', 'b'], usageIn })
  }
  const last = async (): Promise<LlmEvent | undefined> =>
    (await outcomeOf(llm.streamTokens(ask('one two'), never()))).events.at(-1)
  const usage = { type: 'usage', promptTokens: 11, completionTokens: 2 }
  expect([await last(), await last(), await last()]).toEqual([usage, usage, { type: 'token', content: 'b' }])
})

it('gives one count when the server sends one with every chunk', async () => {
  const usage = (completion: number): object => ({ usage: { prompt_tokens: 3, completion_tokens: completion } })
  const events = await answerTo([chunk({ content: 'a' }, usage(1)), chunk({ content: 'b' }, usage(2)), FINISH, DONE])
  expect(events.at(-1)).toEqual({ type: 'usage', promptTokens: 3, completionTokens: 2 })
  expect(events.filter((event) => event.type === 'usage')).toHaveLength(1)
})

it('disregards a count that is not one', async () => {
  const events = await answerTo([
    chunk({ content: 'a' }, { usage: { prompt_tokens: null, completion_tokens: -1 } }),
    DONE,
  ])
  expect(events.at(-1)).toEqual({ type: 'token', content: 'a' })
})

it('gives the first token while the server is still busy with the second', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'bytes', chunks: [chunk({ content: 'a' })], ending: 'stall' })
  const stream = llm.streamTokens(ask('Hello!'), never())[Symbol.asyncIterator]()
  expect((await stream.next()).value).toEqual({ type: 'started' })
  expect((await stream.next()).value).toEqual({ type: 'token', content: 'a' })
  await stream.return?.()
})

it('lets no token of a packet out after the one at which it was aborted', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({
    type: 'bytes',
    chunks: [chunk({ content: 'a' }) + chunk({ content: 'b' }) + DONE],
    ending: 'end',
  })
  const stop = new AbortController()
  const { text, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), stop.signal), (event) => {
    if (event.type === 'token') stop.abort('enough')
  })
  expect([text, thrown?.value]).toEqual(['a', 'enough'])
})

it('survives what servers put between the tokens', async () => {
  const events = await answerTo([
    ': processing\n\n',
    chunk({ role: 'assistant', content: null }),
    'event: ping\ndata: {"choices":[]}\n\n',
    chunk({ content: '' }),
    'data: {"object":"chat.completion.chunk"}\n\n',
    chunk({ content: 'data: [DONE]\n\n' }),
    chunk({ tool_calls: [] }),
    FINISH,
    DONE,
  ])
  expect(contents(events)).toEqual(['data: [DONE]\n\n'])
})

it('joins an emoji that was cut between tokens or between packets', async () => {
  const wave = new TextEncoder().encode(chunk({ content: '👋' }))
  const middle = wave.indexOf(0xf0) + 2
  const events = await answerTo([
    chunk({ content: 'a\ud83d' }),
    chunk({ content: '\udc4b' }),
    wave.subarray(0, middle),
    wave.subarray(middle),
    chunk({ content: '\ud83d' }),
    FINISH,
    DONE,
  ])
  expect(contents(events)).toEqual(['a', '👋', '👋', '\ufffd'])
})

it('takes a finish reason for the end where [DONE] never comes, also when the connection then breaks', async () => {
  expect(contents(await answerTo([chunk({ content: 'a' }), FINISH]))).toEqual(['a'])
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'bytes', chunks: [chunk({ content: 'a' }), FINISH], ending: 'cut' })
  const { text, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect([text, thrown]).toEqual(['a', null])
})

it('keeps its connection from one answer to the next', async () => {
  const { llm, simulator } = await openBrain()
  for (let turn = 0; turn < 6; turn += 1) {
    await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
    await simulator.idle()
  }
  expect(new Set(simulator.calls.map((call) => call.clientPort)).size).toBeLessThanOrEqual(2)
})

it('does not wait for what comes after [DONE], nor break it off', async () => {
  const { llm, simulator } = await openBrain()
  const late = [': still here\n\n', ': and here\n\n']
  simulator.replyNext({ type: 'bytes', chunks: [chunk({ content: 'a' }) + FINISH + DONE, ...late], ending: 'end' })
  expect((await outcomeOf(llm.streamTokens(ask('Hello!'), never()))).text).toBe('a')
  await simulator.idle()
  expect(simulator.calls.map((call) => call.outcome)).toEqual(['answered'])
})

it('breaks the connection when it is aborted: before, in and between tokens', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'silence' })
  const early = new AbortController()
  const silent = outcomeOf(llm.streamTokens(ask('Hello!'), early.signal))
  await expect.poll(() => simulator.calls.length).toBe(1)
  early.abort('stop')
  expect((await silent).thrown?.value).toBe('stop')

  simulator.replyNext({ type: 'stream', tokens: ['a'], ending: 'stall' })
  const late = new AbortController()
  const reader = llm.streamTokens(ask('Hello!'), late.signal)[Symbol.asyncIterator]()
  await reader.next()
  await reader.next()
  late.abort('stop')
  // Nobody reads on: the server must notice all the same.
  await simulator.idle()
  expect(simulator.calls.map((call) => call.outcome)).toEqual(['abandoned', 'abandoned'])
  await expect(reader.next()).rejects.toBe('stop')
})

it('breaks the connection when its reader leaves, also before the answer began', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'silence' })
  const reader = llm.streamTokens(ask('Hello!'), never())[Symbol.asyncIterator]()
  expect((await reader.next()).value).toEqual({ type: 'started' })
  await expect.poll(() => simulator.calls.length).toBe(1)
  await reader.return?.()
  await simulator.idle()
  expect(simulator.calls.map((call) => call.outcome)).toEqual(['abandoned'])
})
