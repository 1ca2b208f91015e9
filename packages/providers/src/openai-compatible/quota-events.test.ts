import type { LlmEvent } from '@eva/core'
import { EvaError } from '@eva/core'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { errorReply } from '@eva/testing/openai-simulator'
import { expect, it } from 'vitest'
import { GROQ } from './dialects.ts'
import { groqPlan } from './groq-plan.ts'
import { openBrain } from './test-brain.ts'

const HEADERS = {
  'x-ratelimit-limit-requests': '14400',
  'x-ratelimit-remaining-requests': '14370',
  'x-ratelimit-reset-requests': '2m59.56s',
  'x-ratelimit-limit-tokens': '6000',
  'x-ratelimit-remaining-tokens': '5234',
  'x-ratelimit-reset-tokens': '7.66s',
}
const READINGS = [
  { kind: 'requests_per_day', limit: 14_400, remaining: 14_370 },
  { kind: 'tokens_per_minute', limit: 6_000, remaining: 5_234 },
]

const types = (events: readonly LlmEvent[]): readonly string[] => events.map(({ type }) => type)

it('reports the quota of an answer before its first token', async () => {
  const { llm, simulator } = await openBrain({ dialect: GROQ }, { headers: HEADERS })
  simulator.replyNext({ type: 'stream', tokens: ['a', 'b'] })
  const { events, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(thrown).toBeNull()
  expect(types(events)).toEqual(['started', 'quota', 'token', 'token', 'usage'])
  expect(events[1]).toEqual({ type: 'quota', report: { readings: READINGS, refusal: null } })
})

it('reports it as soon as the headers are there, while the first token is still to come', async () => {
  const { llm, simulator } = await openBrain({ dialect: GROQ }, { headers: HEADERS })
  simulator.replyNext({ type: 'bytes', chunks: [': processing\n\n'], ending: 'stall' })
  const stream = llm.streamTokens(ask('Hello!'), never())[Symbol.asyncIterator]()
  expect((await stream.next()).value).toMatchObject({ type: 'started' })
  expect((await stream.next()).value).toMatchObject({ type: 'quota' })
  await stream.return?.()
})

it('says nothing of a quota where the server does not', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'stream', tokens: ['a'] })
  simulator.replyNext(errorReply(500, { message: 'oops' }))
  expect(types((await outcomeOf(llm.streamTokens(ask('Hello!'), never()))).events)).toEqual([
    'started',
    'token',
    'usage',
  ])
  expect(types((await outcomeOf(llm.streamTokens(ask('Hello!'), never()))).events)).toEqual(['started'])
})

it('reports the quota of an answer that failed for another reason', async () => {
  const { llm, simulator } = await openBrain({ dialect: GROQ }, { headers: HEADERS })
  simulator.replyNext(errorReply(503, { message: 'over capacity' }, { 'retry-after': '1.5' }))
  const { events, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(events.at(-1)).toEqual({ type: 'quota', report: { readings: READINGS, refusal: null } })
  expect(thrown?.value).toMatchObject({ code: 'brain_unreachable', retryAfterMs: 1_500 })
})

it('reports a refusal right before it fails, both with the same wait', async () => {
  const { llm, simulator } = await openBrain({ dialect: GROQ }, { headers: HEADERS })
  const message =
    'Rate limit reached for model `x` in organization `org_1` on tokens per minute (TPM): ' +
    'Limit 6000, Used 5739, Requested 1108. Please try again in 8.47s.'
  simulator.replyNext(errorReply(429, { message, type: 'tokens', code: 'rate_limit_exceeded' }))
  const { events, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  const refusal = {
    kind: 'tokens_per_minute',
    limit: 6_000,
    used: 5_739,
    requested: 1_108,
    retryAfterMs: 8_470,
    tooLarge: false,
  }
  expect(events).toEqual([{ type: 'started' }, { type: 'quota', report: { readings: READINGS, refusal } }])
  expect(thrown?.value).toBeInstanceOf(EvaError)
  expect(thrown?.value).toMatchObject({ code: 'brain_rate_limited', retryAfterMs: 8_470 })
})

it.each([
  [429, 'brain_rate_limited', false],
  [498, 'brain_rate_limited', false],
  [413, 'brain_failed', true],
])('reports a bare %i too', async (status, code, tooLarge) => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'http', status, body: '' })
  const { events, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(events.at(-1)).toMatchObject({ type: 'quota', report: { readings: [], refusal: { kind: null, tooLarge } } })
  expect(thrown?.value).toMatchObject({ code, retryAfterMs: undefined })
})

it('does not make a caller wait for a quota that will never be large enough', async () => {
  const { llm, simulator } = await openBrain()
  const message = 'Request too large for x on tokens per min (TPM): Limit 30000, Requested 36000.'
  simulator.replyNext(errorReply(429, { message }, { 'retry-after': '12' }))
  const { events, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(events.at(-1)).toMatchObject({ report: { refusal: { tooLarge: true, limit: 30_000, requested: 36_000 } } })
  expect(thrown?.value).toMatchObject({
    code: 'brain_rate_limited',
    message: `test has a quota smaller than this request: “${message}”`,
    retryAfterMs: undefined,
  })
})

it('knows the free plan of Groq’s models, and of no others', () => {
  expect(groqPlan('llama-3.1-8b-instant')).toEqual([
    { kind: 'requests_per_minute', limit: 30 },
    { kind: 'requests_per_day', limit: 14_400 },
    { kind: 'tokens_per_minute', limit: 6_000 },
    { kind: 'tokens_per_day', limit: 500_000 },
  ])
  expect(groqPlan('qwen/qwen3-32b')[0]).toEqual({ kind: 'requests_per_minute', limit: 60 })
  expect(groqPlan('constructor')).toEqual([])
  expect(groqPlan('gpt-2')).toEqual([])
})
