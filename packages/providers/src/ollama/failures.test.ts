import { ollamaError, type SimulatedReply } from '@eva/testing/ollama-simulator'
import { expect, it, vi } from 'vitest'
import { brainAt, deserted, failureOf, hello, openBrain, serve, simulate } from './test-ollama.ts'

const failureAfter = async (reply: SimulatedReply) => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext(reply)
  const failure = await failureOf(llm)
  expect(simulator.bodiesTo('/api/chat')).toHaveLength(1)
  return failure
}

it('says how to start it when it is not running, and works once it is', async () => {
  const baseUrl = await deserted()
  const llm = await brainAt(baseUrl)
  expect(llm.model).toBe('its first model')
  expect((await failureOf(llm)).error).toMatchObject({
    code: 'brain_unreachable',
    message: `Ollama cannot be reached at ${baseUrl} (ECONNREFUSED).`,
    fix: 'Start it with `ollama serve`, or put its address into OLLAMA_URL.',
  })
  await simulate({ port: Number(new URL(baseUrl).port), models: [{ name: 'late' }] })
  expect((await hello(llm)).thrown).toBeNull()
  expect(llm.model).toBe('late:latest')
})

it('says which models there are when the wanted one is not, and how to fetch it', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const { llm } = await openBrain({ model: 'wanted:3b' }, { models: names.map((name) => ({ name })) })
  expect((await failureOf(llm)).error).toMatchObject({
    code: 'model_unavailable',
    message:
      'Ollama does not have the model wanted:3b; it has a:latest, b:latest, c:latest, d:latest, e:latest and 2 more.',
    fix: 'Run `ollama pull wanted:3b`, or put one of its models into OLLAMA_MODEL.',
  })
})

it.each([
  [[], 'Ollama has no model yet.'],
  [[{ name: 'v', capabilities: ['embedding'] }], 'Ollama has no chat model on its machine, only v:latest.'],
])('says what to fetch where nothing can chat', async (models, message) => {
  const { llm } = await openBrain({}, { models })
  expect((await failureOf(llm)).error).toMatchObject({
    code: 'model_unavailable',
    message,
    fix: expect.stringContaining('ollama pull'),
  })
})

it('says that a named model cannot chat', async () => {
  const { llm } = await openBrain({ model: 'v' }, { models: [{ name: 'v', capabilities: ['embedding'] }] })
  expect((await failureOf(llm)).error).toMatchObject({
    code: 'model_unavailable',
    message: 'v is a model that cannot chat.',
    fix: expect.stringContaining('OLLAMA_MODEL'),
  })
})

it('names a model that was removed meanwhile, and takes another at the next request', async () => {
  const models = [{ name: 'first' }, { name: 'second' }]
  const { llm } = await openBrain({}, { models })
  models.shift()
  expect((await failureOf(llm)).error).toMatchObject({
    code: 'model_unavailable',
    message: 'Ollama does not have the model first:latest; it has second:latest.',
  })
  expect((await hello(llm)).thrown).toBeNull()
  expect(llm.model).toBe('second:latest')
})

it.each([
  'model requires more system memory (5.6 GiB) than is available (3.1 GiB)',
  'llama-server process has terminated: exit status 2: cudaMalloc failed: out of memory',
])('knows that a model does not fit: %s', async (said) => {
  const { error } = await failureAfter(ollamaError(500, said))
  expect(error).toMatchObject({
    code: 'brain_failed',
    message: `simulated-model:latest does not fit into the memory that is left: “${said}”`,
    fix: expect.stringContaining('OLLAMA_MODEL'),
  })
})

it.each([
  [400, 'invalid options', 'brain_failed', 'Ollama refused (400): “invalid options”', undefined],
  [401, 'unauthorized', 'brain_failed', /^Ollama passes simulated-model:latest on to its cloud/, /ollama signin/],
  [403, '', 'brain_failed', 'Ollama does not let Eva in (403).', /OLLAMA_HOST/],
  [404, '', 'brain_failed', /is not Ollama\.$/, /OLLAMA_URL/],
  [307, '', 'brain_failed', /is not Ollama\.$/, /OLLAMA_URL/],
  [408, '', 'brain_unreachable', 'Ollama is out of order (408).', undefined],
  [500, 'broken', 'brain_unreachable', 'Ollama is out of order (500): “broken”', undefined],
  [503, 'server busy', 'brain_unreachable', 'Ollama is out of order (503): “server busy”', undefined],
])('names status %i %j', async (status, said, code, message, fix) => {
  const { error, text } = await failureAfter(ollamaError(status, said))
  expect(text).toBe('')
  expect(error.code).toBe(code)
  expect(error.message).toMatch(message)
  if (fix === undefined) expect(error.fix).toBeUndefined()
  else expect(error.fix).toMatch(fix)
})

it.each([
  ['cut', 'Ollama broke off in the middle of its answer'],
  ['cut_inside_character', 'Ollama broke off in the middle of its answer'],
  ['early_end', 'Ollama broke off in the middle of its answer.'],
  [{ error: 'llama-server process has terminated' }, 'Ollama gave up its answer: “llama-server process'],
] as const)('keeps the tokens before %j, then fails', async (ending, message) => {
  const { error, text } = await failureAfter({ type: 'stream', tokens: ['One', ' two'], ending })
  expect(text).toBe('One two')
  expect(error.code).toBe('brain_unreachable')
  expect(error.message).toContain(message)
})

it('knows that memory ran out in the middle of an answer', async () => {
  const { error } = await failureAfter({
    type: 'stream',
    tokens: ['One'],
    ending: { error: 'CUDA error: out of memory' },
  })
  expect(error).toMatchObject({ code: 'brain_failed', message: expect.stringContaining('does not fit') })
})

it.each([
  ['no JSON', '{"message":\n'],
  ['JSON that is no object', '17\n'],
  ['JSON that breaks off at a polite end', '{"message":{"content":"Hi'],
  ['a line without end', 'x'.repeat(1_100_000)],
])('gives up on a stream with %s, without a word on the console', async (_name, bytes) => {
  const console = vi.spyOn(globalThis.console, 'warn').mockReturnValue()
  const { error } = await failureAfter({ type: 'bytes', chunks: [bytes], ending: 'end' })
  expect(error).toMatchObject({ code: 'brain_failed', message: 'Ollama sent something that is no part of an answer.' })
  expect(console).not.toHaveBeenCalled()
})

it('says that something else answers there, without a word on the console', async () => {
  const console = vi.spyOn(globalThis.console, 'log').mockReturnValue()
  for (const status of [200, 404]) {
    const baseUrl = await serve((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Welcome!</h1>')
    })
    const llm = await brainAt(baseUrl, { model: 'named' })
    expect((await failureOf(llm)).error).toMatchObject({
      code: 'brain_failed',
      message: `What answers at ${baseUrl} is not Ollama.`,
      fix: 'Put the address of Ollama into OLLAMA_URL.',
    })
  }
  const { error } = await failureAfter({
    type: 'http',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Welcome!</h1>',
  })
  expect(error.message).toMatch(/is not Ollama\.$/)
  expect(console).not.toHaveBeenCalled()
})

it('fails as unreachable when the server hangs up without a word', async () => {
  expect((await failureAfter({ type: 'refuse' })).error.code).toBe('brain_unreachable')
})

it('refuses to work after it was closed', async () => {
  const { llm, simulator } = await openBrain()
  const calls = simulator.calls.length
  await llm.close()
  const { events, thrown } = await hello(llm)
  expect(events).toEqual([])
  expect(thrown?.value).toMatchObject({ code: 'brain_failed', message: 'Ollama has been closed.' })
  expect(simulator.calls).toHaveLength(calls)
})
