import { describe, expect, it } from 'vitest'
import { createRandom } from '../fakes/random.ts'
import { createGroqQuota, type GroqLimits } from './groq-quota.ts'

const NONE: GroqLimits = { tokensPerMinute: null, requestsPerMinute: null, requestsPerDay: null, tokensPerDay: null }
const FREE: GroqLimits = {
  tokensPerMinute: 6_000,
  requestsPerMinute: 30,
  requestsPerDay: 14_400,
  tokensPerDay: 500_000,
}
const ask = (tokens: number): { promptTokens: number; maxTokens: number } => ({ promptTokens: tokens, maxTokens: 0 })

/** What Groq said, from public reports, and the wait in it, ms. */
const MESSAGES = [
  { limit: 8_000, used: 7_739, requested: 1_108, saidMs: 6_352.5 },
  { limit: 15_000, used: 11_972, requested: 4_351, saidMs: 5_289 },
  { limit: 15_000, used: 11_390, requested: 4_351, saidMs: 2_961 },
  { limit: 6_000, used: 3_513, requested: 3_166, saidMs: 6_781 },
]

describe.each(MESSAGES)('a message of Groq: $limit, $used used, $requested requested', (message) => {
  const { limit, used, requested, saidMs } = message
  const refuse = (usedExactly: number) => {
    const quota = createGroqQuota({ ...NONE, tokensPerMinute: limit }, 0)
    quota.take(ask(usedExactly), 0)
    return quota.take(ask(requested), 0).refusal
  }

  it('gives its wait to 0.2 % from its whole numbers', () => {
    const waitMs = refuse(used)?.retryAfterMs ?? 0
    expect(Math.abs(waitMs / saidMs - 1)).toBeLessThan(0.002)
  })

  it('is word for word what is said of a use that was rounded up', () => {
    const usedExactly = (saidMs * limit) / 60_000 + limit - requested
    expect(refuse(usedExactly)).toEqual({
      kind: 'tokens_per_minute',
      limit,
      used,
      requested,
      retryAfterMs: expect.closeTo(saidMs, 5),
      tooLarge: false,
    })
  })
})

it.each([
  { limit: 100_000, used: 99_996, requested: 484, saidMs: 414_720 },
  { limit: 200_000, used: 197_494, requested: 4_035, saidMs: 660_528 },
])('gives the wait of the daily message of $limit exactly', ({ limit, used, requested, saidMs }) => {
  const quota = createGroqQuota({ ...NONE, tokensPerDay: limit }, 0)
  quota.take(ask(used), 0)
  expect(quota.take(ask(requested), 0).refusal).toMatchObject({ kind: 'tokens_per_day', used, retryAfterMs: saidMs })
})

it('charges the prompt and the declared answer at once, and tells the two limits that stand in headers', () => {
  const quota = createGroqQuota(FREE, 0)
  expect(quota.take({ promptTokens: 400, maxTokens: 200 }, 0)).toEqual({
    readings: [
      { kind: 'requests_per_day', limit: 14_400, remaining: 14_399 },
      { kind: 'tokens_per_minute', limit: 6_000, remaining: 5_400 },
    ],
    refusal: null,
  })
  expect(quota.state('tokens_per_day', 0)).toEqual({ limit: 500_000, used: 600 })
  expect(quota.state('requests_per_minute', 0)).toEqual({ limit: 30, used: 1 })
})

it('refills by the ms, 100 tokens a second of 6,000 a minute, and not above its brim', () => {
  const quota = createGroqQuota(FREE, 0)
  quota.take(ask(6_000), 0)
  expect(quota.take(ask(101), 1_000).refusal).toMatchObject({ used: 5_900, requested: 101, retryAfterMs: 10 })
  expect(quota.take(ask(100), 1_000).refusal).toBeNull()
  expect(quota.state('tokens_per_minute', 61_000)?.used).toBe(0)
  expect(quota.state('tokens_per_minute', 600_000)?.used).toBe(0)
})

it('does not charge what it refuses', () => {
  const quota = createGroqQuota(FREE, 0)
  quota.take(ask(5_900), 0)
  for (let again = 0; again < 100; again += 1) quota.take(ask(5_000), 0)
  expect(quota.take(ask(100), 0)).toMatchObject({
    refusal: null,
    readings: [{ remaining: 14_398 }, { remaining: 0 }],
  })
})

it('refuses for good what is larger than a whole limit, whatever is left', () => {
  const quota = createGroqQuota({ ...FREE, tokensPerDay: 8_000 }, 0)
  expect(quota.take({ promptTokens: 5_000, maxTokens: 1_001 }, 0).refusal).toEqual({
    kind: 'tokens_per_minute',
    limit: 6_000,
    used: null,
    requested: 6_001,
    retryAfterMs: null,
    tooLarge: true,
  })
  expect(quota.take(ask(6_000), 0).refusal).toBeNull()
  const daily = createGroqQuota({ ...NONE, tokensPerDay: 8_000 }, 0)
  expect(daily.take(ask(8_001), 0).refusal).toMatchObject({ kind: 'tokens_per_day', tooLarge: true })
})

it('takes 30 requests in any minute, and the next one when the first of them is a minute old', () => {
  const quota = createGroqQuota({ ...NONE, requestsPerMinute: 30 }, 0)
  for (let index = 0; index < 30; index += 1) expect(quota.take(ask(1), index * 100).refusal).toBeNull()
  const refusal = quota.take(ask(1), 10_000).refusal
  expect(refusal).toMatchObject({ kind: 'requests_per_minute', used: 30, requested: 1, retryAfterMs: 50_000 })
  expect(quota.take(ask(1), 59_999).refusal).not.toBeNull()
  expect(quota.take(ask(1), 60_000)).toEqual({ readings: [], refusal: null })
  expect(quota.take(ask(1), 60_000).refusal).toMatchObject({ retryAfterMs: 100 })
})

it('refills requests too where told so, so that none waits longer than 2 s', () => {
  const quota = createGroqQuota({ ...NONE, requestsPerMinute: 30, minute: 'refilling' }, 0)
  for (let index = 0; index < 30; index += 1) quota.take(ask(1), 0)
  expect(quota.take(ask(1), 276).refusal).toMatchObject({ limit: 30, used: 30, requested: 1, retryAfterMs: 1_724 })
  expect(quota.take(ask(1), 2_000).refusal).toBeNull()
})

it('counts requests of a day, which come back one by one', () => {
  const quota = createGroqQuota({ ...NONE, requestsPerDay: 1_000 }, 0)
  for (let index = 0; index < 1_000; index += 1) quota.take(ask(1), 0)
  expect(quota.take(ask(1), 0)).toEqual({
    readings: [{ kind: 'requests_per_day', limit: 1_000, remaining: 0 }],
    refusal: expect.objectContaining({ kind: 'requests_per_day', used: 1_000, retryAfterMs: 86_400 }),
  })
})

it('keeps what an answer did not use, or gives it back, as told', () => {
  for (const [refundsUnused, used] of [
    [false, 700],
    [true, 550],
  ] as const) {
    const quota = createGroqQuota({ ...FREE, refundsUnused }, 0)
    quota.take({ promptTokens: 500, maxTokens: 200 }, 0)
    quota.settle(500, 200, 50, 0)
    expect(quota.state('tokens_per_minute', 0)?.used).toBe(used)
    expect(quota.state('tokens_per_day', 0)?.used).toBe(used)
    expect(quota.state('requests_per_day', 0)?.used).toBe(1)
  }
})

it('charges an answer afterwards that nothing was declared for, even above the limit', () => {
  const quota = createGroqQuota(FREE, 0)
  quota.take(ask(5_900), 0)
  quota.settle(5_900, 0, 300, 0)
  expect(quota.take(ask(100), 0)).toMatchObject({
    readings: [{}, { remaining: 0 }],
    refusal: { used: 6_200, retryAfterMs: 3_000 },
  })
})

it('does not fill above its brim by what is given back', () => {
  const quota = createGroqQuota({ ...FREE, refundsUnused: true }, 0)
  quota.take({ promptTokens: 100, maxTokens: 200 }, 0)
  quota.settle(100, 200, 0, 60_000)
  expect(quota.state('tokens_per_minute', 60_000)?.used).toBe(0)
  expect(quota.take(ask(6_000), 60_000).refusal).toBeNull()
})

it.each(['sliding', 'refilling'] as const)(
  'takes whatever waited as long as it was told, in 300 seeded runs (%s)',
  (minute) => {
    for (let seed = 0; seed < 300; seed += 1) {
      const random = createRandom(seed)
      let nowMs = random.next() * 1e6
      const quota = createGroqQuota({ ...FREE, tokensPerDay: 20_000, minute }, nowMs)
      for (let count = 0; count < 40; count += 1) {
        nowMs += random.next() * 1_500
        const request = { promptTokens: random.between(1, 900), maxTokens: random.between(0, 400) }
        let { refusal } = quota.take(request, nowMs)
        // One limit is named at a time, so there may be one wait for each of the four.
        for (let waits = 0; refusal !== null && waits < 4; waits += 1) {
          const kind = refusal.kind
          nowMs += refusal.retryAfterMs ?? Number.NaN
          refusal = quota.take(request, nowMs).refusal
          expect(refusal?.kind, `seed ${seed}, request ${count}`).not.toBe(kind)
        }
        expect(refusal, `seed ${seed}, request ${count}`).toBeNull()
      }
    }
  },
)
