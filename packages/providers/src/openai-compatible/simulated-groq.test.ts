import type { LlmEvent, QuotaReport } from '@eva/core'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import {
  COUNT_IN_X_GROQ,
  ERROR_MID_STREAM,
  type OpenAiSimulatorOptions,
  TOO_LARGE,
  TOO_MANY_TOKENS_PER_DAY,
  TOO_MANY_TOKENS_PER_MINUTE,
} from '@eva/testing/openai-simulator'
import { expect, it } from 'vitest'
import { GROQ } from './dialects.ts'
import { openBrain } from './test-brain.ts'

const FREE_PLAN = { tokensPerMinute: 6_000, requestsPerMinute: 30, requestsPerDay: 14_400, tokensPerDay: 500_000 }

/** Charged 200 tokens: the prompt is one word. */
const REQUEST = ask('', { messages: [{ role: 'user', content: 'Hello!' }], maxTokens: 199 })

async function openGroq(simulated: OpenAiSimulatorOptions = {}) {
  const { llm, simulator } = await openBrain({ dialect: GROQ }, simulated)
  return { simulator, hear: (request = REQUEST) => outcomeOf(llm.streamTokens(request, never())) }
}

const reportIn = (events: readonly LlmEvent[]): QuotaReport | undefined =>
  events.find((event) => event.type === 'quota')?.report

it('reads the count of an answer as Groq sends it', async () => {
  const { hear, simulator } = await openGroq()
  simulator.replyNext(COUNT_IN_X_GROQ)
  const { text, thrown, events } = await hear()
  expect([text, thrown]).toEqual(['Hello!', null])
  expect(events.at(-1)).toEqual({ type: 'usage', promptTokens: 21, completionTokens: 3 })
})

it('fails after the first word when Groq says so in the stream', async () => {
  const { hear, simulator } = await openGroq()
  simulator.replyNext(ERROR_MID_STREAM)
  const { text, thrown } = await hear()
  expect([text, thrown?.value]).toEqual(['Hello', expect.objectContaining({ code: 'brain_unreachable' })])
})

it.each([
  [
    'a minute',
    TOO_MANY_TOKENS_PER_MINUTE,
    { kind: 'tokens_per_minute', limit: 8_000, used: 7_739, requested: 1_108, retryAfterMs: 6_352.5, tooLarge: false },
    { limit: 8_000, remaining: 261 },
  ],
  [
    'a day',
    TOO_MANY_TOKENS_PER_DAY,
    { kind: 'tokens_per_day', limit: 100_000, used: 99_996, requested: 484, retryAfterMs: 414_720, tooLarge: false },
    { limit: 12_000, remaining: 11_997 },
  ],
  [
    'a minute, of which it wants more than there ever is',
    TOO_LARGE,
    { kind: 'tokens_per_minute', limit: 8_000, used: null, requested: 32_979, retryAfterMs: null, tooLarge: true },
    { limit: 8_000, remaining: 8_000 },
  ],
])('reads Groq’s refusal for the tokens of %s', async (_of, reply, refusal, minute) => {
  const { hear, simulator } = await openGroq()
  simulator.replyNext(reply)
  const { events, thrown } = await hear()
  expect(reportIn(events)?.refusal).toEqual(refusal)
  expect(reportIn(events)?.readings).toContainEqual({ kind: 'tokens_per_minute', ...minute })
  expect(thrown?.value).toMatchObject({ code: refusal.tooLarge ? 'brain_failed' : 'brain_rate_limited' })
})

it('hears on every answer what is left of a simulated quota, and the count', async () => {
  let nowMs = 0
  const { hear } = await openGroq({ quota: FREE_PLAN, nowMs: () => nowMs })
  for (const [atMs, day, minute] of [
    [0, 14_399, 5_800],
    [500, 14_398, 5_650],
    [60_500, 14_399, 5_800],
  ] as const) {
    nowMs = atMs
    const { events, thrown } = await hear()
    expect(thrown).toBeNull()
    expect(reportIn(events)).toEqual({
      readings: [
        { kind: 'requests_per_day', limit: 14_400, remaining: day },
        { kind: 'tokens_per_minute', limit: 6_000, remaining: minute },
      ],
      refusal: null,
    })
    expect(events.at(-1)).toMatchObject({ type: 'usage', promptTokens: 1 })
  }
})

it('hears of the thirty-first request in a minute from a refusal alone', async () => {
  const { hear, simulator } = await openGroq({ quota: FREE_PLAN, nowMs: () => 0 })
  const small = { ...REQUEST, maxTokens: 1 }
  for (let asked = 0; asked < 30; asked += 1) expect((await hear(small)).thrown).toBeNull()
  const { events, thrown } = await hear(small)
  expect(reportIn(events)?.refusal).toMatchObject({ kind: 'requests_per_minute', limit: 30, retryAfterMs: 60_000 })
  expect(thrown?.value).toMatchObject({ code: 'brain_rate_limited', retryAfterMs: 60_000 })
  expect(simulator.calls.filter(({ status }) => status === 429)).toHaveLength(1)
})
