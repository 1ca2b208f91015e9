import { expect, it } from 'vitest'
import type { GroqLimits } from '../groq-quota/index.ts'
import { errorIn, openSimulator } from './test-simulator.ts'

const FREE_PLAN: GroqLimits = {
  tokensPerMinute: 6_000,
  requestsPerMinute: 30,
  requestsPerDay: 14_400,
  tokensPerDay: 500_000,
}
const limited = (limits: Partial<GroqLimits>): GroqLimits => ({ ...FREE_PLAN, ...limits })

/** Whoever asks is charged with this, and one word of prompt. */
const COST = { max_tokens: 199 }

async function openQuota(quota: GroqLimits) {
  const clock = { ms: 1_000 }
  return { clock, ...(await openSimulator({ quota, nowMs: () => clock.ms })) }
}

/** The quota's headers, in the order of the alphabet. */
const headersOf = (response: Response): Record<string, string> =>
  Object.fromEntries([...response.headers].filter(([name]) => /^x-ratelimit|^retry-after/.test(name)))

it('tells what is left after this request, on the answer to it', async () => {
  const { post } = await openQuota(FREE_PLAN)
  expect(headersOf(await post(COST))).toEqual({
    'x-ratelimit-limit-requests': '14400',
    'x-ratelimit-remaining-requests': '14399',
    'x-ratelimit-reset-requests': '6s',
    'x-ratelimit-limit-tokens': '6000',
    'x-ratelimit-remaining-tokens': '5800',
    'x-ratelimit-reset-tokens': '2s',
  })
})

it('refills from one instant to the next', async () => {
  const { post, clock } = await openQuota(FREE_PLAN)
  await post(COST)
  clock.ms += 1_500
  const headers = headersOf(await post(COST))
  expect(headers).toMatchObject({ 'x-ratelimit-remaining-tokens': '5750', 'x-ratelimit-reset-tokens': '2.5s' })
})

it.each([
  ['a bad request', { messages: [] }, 400],
  ['an unknown model', { model: 'other' }, 404],
])('tells it on the answer to %s too, which costs nothing', async (_what, changes, status) => {
  const { post, simulator } = await openQuota(FREE_PLAN)
  const refused = await post(changes)
  expect(refused.status).toBe(status)
  const untouched = { 'x-ratelimit-remaining-requests': '14400', 'x-ratelimit-remaining-tokens': '6000' }
  expect(headersOf(refused)).toMatchObject(untouched)
  expect(headersOf(await fetch(`${simulator.baseUrl}/models`))).toMatchObject(untouched)
})

it('tells nothing of it to who has no key', async () => {
  const { post } = await openSimulator({ quota: FREE_PLAN, apiKey: 'right' })
  expect(headersOf(await post())).toEqual({})
})

it('tells it on the answer of a server that fails, and charges that', async () => {
  const { post, simulator } = await openQuota(FREE_PLAN)
  simulator.failNext({ type: 'status', status: 500 })
  const failed = await post(COST)
  expect(failed.status).toBe(500)
  expect(headersOf(failed)).toMatchObject({ 'x-ratelimit-remaining-tokens': '5800' })
})

it('refuses with 429, the wait with its fraction and Groq’s words, and charges nothing for it', async () => {
  const { post, clock, simulator } = await openQuota(limited({ tokensPerMinute: 600 }))
  for (let asked = 0; asked < 3; asked += 1) await (await post(COST)).text()
  clock.ms += 2_500.5
  const refused = await post(COST)
  expect(refused.status).toBe(429)
  // 200 wanted, 25.005 there; 10 more come each second.
  expect(headersOf(refused)).toMatchObject({ 'retry-after': '17.4995', 'x-ratelimit-remaining-tokens': '25' })
  expect(await refused.json()).toMatchObject({
    error: {
      message: expect.stringMatching(
        /^Rate limit reached for model `simulated-model` .* on tokens per minute \(TPM\): Limit 600, Used 575, Requested 200\. Please try again in 17\.4995s\./,
      ),
      type: 'tokens',
      code: 'rate_limit_exceeded',
    },
  })
  clock.ms += 17_499.5
  await (await post(COST)).text()
  await simulator.idle()
  expect(simulator.calls.map(({ status }) => status)).toEqual([200, 200, 200, 429, 200])
})

it('refuses with 413, and names no wait, what is larger than a minute', async () => {
  const { post } = await openQuota(FREE_PLAN)
  const refused = await post({ max_tokens: 6_000 })
  expect(refused.status).toBe(413)
  expect(refused.headers.get('retry-after')).toBeNull()
  expect((await errorIn(refused)).message).toMatch(/^Request too large .* \(TPM\): Limit 6000, Requested 6001,/)
})

it('counts requests per minute, and tells of them only when there are too many', async () => {
  const { post } = await openQuota(limited({ requestsPerMinute: 2 }))
  const taken = [await post(), await post()]
  for (const { headers } of taken) expect([...headers.values()].join()).not.toMatch(/\b2\b.*per minute/)
  const refused = await post()
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('60')
  expect(await errorIn(refused)).toMatchObject({ type: 'requests', message: expect.stringMatching(/\(RPM\)/) })
})

it.each([
  [{ requestsPerDay: 1 }, /on requests per day \(RPD\): Limit 1, Used 1, Requested 1\. .* in 24h0m0s\./],
  [{ tokensPerDay: 300 }, /on tokens per day \(TPD\): Limit 300, Used 200, Requested 200\. .* in 8h0m0s\./],
])('keeps the limits of a day: %o', async (limits, words) => {
  const { post } = await openQuota(limited(limits))
  expect((await post(COST)).status).toBe(200)
  const refused = await post(COST)
  expect(refused.status).toBe(429)
  expect((await errorIn(refused)).message).toMatch(words)
})

it('keeps what was declared for an answer and not used, as Groq does, or gives it back', async () => {
  for (const [refundsUnused, remaining] of [
    [false, '5600'],
    [true, '5796'],
  ] as const) {
    const { post, simulator } = await openQuota(limited({ refundsUnused }))
    simulator.replyNext({ type: 'stream', tokens: ['One', ' two', ' three'] })
    await (await post(COST)).text()
    await simulator.idle()
    expect((await post(COST)).headers.get('x-ratelimit-remaining-tokens')).toBe(remaining)
  }
})

it('charges an answer without a declared limit when it is over', async () => {
  const { post, simulator } = await openQuota(FREE_PLAN)
  simulator.replyNext({ type: 'stream', tokens: ['One', ' two', ' three'] })
  const first = await post()
  expect(first.headers.get('x-ratelimit-remaining-tokens')).toBe('5999')
  await first.text()
  await simulator.idle()
  expect((await post()).headers.get('x-ratelimit-remaining-tokens')).toBe('5995')
})

it('gives nothing back of an answer that the client left', async () => {
  const { post, simulator } = await openQuota(limited({ refundsUnused: true }))
  simulator.replyNext({ type: 'stream', tokens: ['One'], ending: 'stall' })
  await (await post(COST)).body?.cancel()
  await simulator.idle()
  expect((await post(COST)).headers.get('x-ratelimit-remaining-tokens')).toBe('5600')
})

it('is one quota for everybody who asks', async () => {
  const { post } = await openQuota(limited({ requestsPerMinute: 1 }))
  const [mine, yours] = [{ authorization: 'Bearer mine' }, { authorization: 'Bearer yours' }]
  expect((await post({}, { headers: mine })).status).toBe(200)
  expect((await post({}, { headers: yours })).status).toBe(429)
})

it('leaves what is scripted for the first request that is taken', async () => {
  const { post, simulator, clock } = await openQuota(limited({ requestsPerMinute: 1 }))
  await post()
  simulator.replyNext({ type: 'stream', tokens: ['scripted'] })
  expect((await post()).status).toBe(429)
  clock.ms += 60_000
  expect(await (await post()).text()).toContain('"scripted"')
})

it('tells the count in `x_groq`, with a quota and no other', async () => {
  const { post } = await openQuota(FREE_PLAN)
  const text = await (await post()).text()
  expect(text).toMatch(/"x_groq":\{"id":"req_simulated","usage":\{"prompt_tokens":1,"completion_tokens":\d+,/)
  expect(text).not.toContain('"choices":[],"usage"')
  const free = await openSimulator()
  expect(await (await free.post()).text()).not.toContain('x_groq')
})
