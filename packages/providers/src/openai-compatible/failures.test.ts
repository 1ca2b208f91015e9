import { EvaError } from '@eva/core'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { errorReply, type SimulatedReply, startOpenAiSimulator } from '@eva/testing/openai-simulator'
import { expect, it, onTestFinished } from 'vitest'
import { brainAt, openBrain, serve } from './test-brain.ts'

async function failureOf(reply: SimulatedReply): Promise<{ text: string; error: EvaError }> {
  const { llm, simulator } = await openBrain()
  simulator.replyNext(reply)
  const { text, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(thrown?.value).toBeInstanceOf(EvaError)
  expect(simulator.calls).toHaveLength(1)
  return { text, error: thrown?.value as EvaError }
}

it.each([
  [400, { message: 'bad `temperature`' }, 'brain_failed', /refused the request \(400\): “bad `temperature`”/],
  [401, { message: 'Incorrect API key provided' }, 'brain_failed', /does not accept its key \(401\)/],
  [403, { message: 'no access' }, 'brain_failed', /does not accept its key \(403\)/],
  [
    404,
    { message: 'The model `x` does not exist', code: 'model_not_found' },
    'model_unavailable',
    /does not have the model/,
  ],
  [404, { message: 'Not Found' }, 'brain_failed', /no chat completions at this address/],
  [408, { message: 'too slow' }, 'brain_unreachable', /out of order \(408\)/],
  [413, { message: 'Request too large' }, 'brain_failed', /too large \(413\)/],
  [422, { message: 'unprocessable' }, 'brain_failed', /refused the request \(422\)/],
  [429, { message: 'Rate limit reached' }, 'brain_rate_limited', /no quota left for now: “Rate limit reached”/],
  [498, { message: 'capacity_exceeded' }, 'brain_rate_limited', /no quota left/],
  [500, { message: 'oops' }, 'brain_unreachable', /out of order \(500\): “oops”/],
  [503, {}, 'brain_unreachable', /out of order \(503\)\.$/],
  [529, { message: 'overloaded' }, 'brain_unreachable', /out of order \(529\)/],
])('names status %i %j as %s', async (status, said, code, message) => {
  const { error, text } = await failureOf(errorReply(status, said))
  expect(error.code).toBe(code)
  expect(error.message).toMatch(message)
  expect(text).toBe('')
})

it.each([
  [401, /TEST_API_KEY/],
  [404, /TEST_BASE_URL/],
])('says which key of the configuration to mend after %i', async (status, fix) => {
  expect((await failureOf(errorReply(status, { message: 'no' }))).error.fix).toMatch(fix)
})

it('says that a key is wanted where there is none', async () => {
  const { llm } = await openBrain({ apiKey: null }, { apiKey: 'right' })
  const { thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(thrown?.value).toMatchObject({ code: 'brain_failed', message: 'test wants a key (401).' })
})

it.each([
  ['2.5', 2_500],
  ['2m59.56s', 179_560],
  ['Fri, 02 Jan 2026 03:04:15 GMT', 10_000],
])('passes on when to come back: %s', async (retryAfter, ms) => {
  const { error } = await failureOf(errorReply(429, { message: 'slow down' }, { 'retry-after': retryAfter }))
  expect(error.retryAfterMs).toBe(ms)
})

it('does not make up when to come back', async () => {
  expect((await failureOf(errorReply(429, { message: 'slow down' }))).error.retryAfterMs).toBeUndefined()
})

it.each([
  '<html><body>Bad gateway</body></html>',
  '',
  'null',
  '[]',
  '{"error":null}',
  '{"detail":"down"}',
  '{"error":"down"}',
])('reads the error body %j', async (body) => {
  const { error } = await failureOf({ type: 'http', status: 502, body })
  expect(error.message).toBe(
    body.includes('down') ? 'test is out of order (502): “down”' : 'test is out of order (502).',
  )
})

it.each([
  ['cut', 'brain_unreachable'],
  ['cut_inside_character', 'brain_unreachable'],
  ['early_end', 'brain_unreachable'],
  [{ error: { message: 'oops', code: 500 } }, 'brain_unreachable'],
  [{ error: { message: 'oops', type: 'server_error' } }, 'brain_unreachable'],
  [{ error: { message: 'slow down', code: 'rate_limit_exceeded' } }, 'brain_rate_limited'],
  [{ error: { message: 'oops' } }, 'brain_failed'],
] as const)('keeps the tokens before %j, then fails as %s', async (ending, code) => {
  const { error, text } = await failureOf({ type: 'stream', tokens: ['One', ' two', ' three'], ending })
  expect(text).toBe('One two three')
  expect(error.code).toBe(code)
})

it.each([
  ['no JSON', 'data: {"choices"\n\n'],
  ['a JSON that is no object', 'data: 17\n\n'],
  ['an endless event', `data: ${'x'.repeat(1_100_000)}`],
])('gives up on a stream with %s', async (_name, bytes) => {
  const { error } = await failureOf({ type: 'bytes', chunks: [bytes], ending: 'stall' })
  expect(error).toMatchObject({ code: 'brain_failed', message: 'test sent something that is no part of an answer.' })
})

it.each([
  ['application/json', '{"choices":[{"message":{"content":"Hello."}}]}', /something other than a stream/],
  ['application/json', '{"error":{"message":"not loaded"}}', /gave up its answer: “not loaded”/],
  ['text/html; charset=utf-8', '<h1>Welcome to nginx!</h1>', /something other than a stream/],
])('says so when a 200 of %s is no stream', async (type, body, message) => {
  const { error } = await failureOf({ type: 'http', status: 200, headers: { 'content-type': type }, body })
  expect(error.code).toBe('brain_failed')
  expect(error.message).toMatch(message)
})

it('fails once when a server does not know stream_options, and does not send them again', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext(errorReply(400, { message: 'Unrecognized request argument: stream_options' }))
  const refused = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(refused.thrown?.value).toMatchObject({ code: 'brain_failed' })
  const { thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(thrown).toBeNull()
  expect(simulator.calls.map((call) => call.body.includes('stream_options'))).toEqual([true, false])
})

it('names the address when nobody listens there, and works once somebody does', async () => {
  const first = await startOpenAiSimulator()
  await first.close()
  const llm = brainAt(first.baseUrl)
  const refused = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(refused.thrown?.value).toMatchObject({
    code: 'brain_unreachable',
    message: `test cannot be reached at ${new URL(first.baseUrl).origin} (ECONNREFUSED).`,
    fix: expect.stringContaining('TEST_BASE_URL'),
  })
  const second = await startOpenAiSimulator({ port: Number(new URL(first.baseUrl).port) })
  onTestFinished(() => second.close())
  expect((await outcomeOf(llm.streamTokens(ask('Hello!'), never()))).thrown).toBeNull()
})

it('fails as unreachable when the server hangs up without a word', async () => {
  const { error } = await failureOf({ type: 'refuse' })
  expect(error.code).toBe('brain_unreachable')
})

it('does not carry its key to where a server sends it', async () => {
  const seen: unknown[] = []
  const elsewhere = await serve((request, response) => {
    seen.push(request.headers)
    response.end()
  })
  const here = await serve((_request, response) => {
    response.writeHead(307, { location: `${elsewhere}/v1/chat/completions` }).end()
  })
  const { thrown } = await outcomeOf(brainAt(here).streamTokens(ask('Hello!'), never()))
  expect(thrown?.value).toMatchObject({ code: 'brain_failed', fix: expect.stringContaining('TEST_BASE_URL') })
  expect(seen).toEqual([])
})

it('refuses to work after it was closed', async () => {
  const { llm, simulator } = await openBrain()
  await llm.close()
  const { events, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(events).toEqual([])
  expect(thrown?.value).toMatchObject({ code: 'brain_failed', message: 'test has been closed.' })
  expect(simulator.calls).toEqual([])
})
