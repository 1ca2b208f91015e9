import { describe, expect, it } from 'vitest'
import { goDuration } from './go-duration.ts'
import { groqHeaders } from './groq-headers.ts'
import { createGroqQuota, type GroqLimits } from './groq-quota.ts'
import { groqRefusalBody, groqRefusalStatus } from './groq-refusal.ts'

const NONE: GroqLimits = { tokensPerMinute: null, requestsPerMinute: null, requestsPerDay: null, tokensPerDay: null }

it.each([
  [0, '0s'],
  [-5, '0s'],
  [0.0005, '500ns'],
  [0.0125, '12.5µs'],
  [577.5, '577.5ms'],
  [399, '399ms'],
  [1_000, '1s'],
  [7_660, '7.66s'],
  [2_662.499999, '2.662499999s'],
  [59_999.9999996, '1m0s'],
  [60_000, '1m0s'],
  [179_560, '2m59.56s'],
  [3_723_000, '1h2m3s'],
  [86_400_000, '24h0m0s'],
])('writes %f ms as Go does: %s', (ms, text) => {
  expect(goDuration(ms)).toBe(text)
})

describe('headers', () => {
  it('are those of Groq’s documentation: 30 requests of 14,400, the last one 0.44 s after the others', () => {
    const quota = createGroqQuota({ ...NONE, requestsPerDay: 14_400 }, 0)
    for (let count = 0; count < 29; count += 1) quota.take({ promptTokens: 1, maxTokens: 0 }, 0)
    expect(groqHeaders(quota, quota.take({ promptTokens: 1, maxTokens: 0 }, 440), 440)).toEqual({
      'x-ratelimit-limit-requests': '14400',
      'x-ratelimit-remaining-requests': '14370',
      'x-ratelimit-reset-requests': '2m59.56s',
    })
  })

  it('tell on every answer when the minute’s tokens are all back, and say nothing of other limits', () => {
    const quota = createGroqQuota({ ...NONE, tokensPerMinute: 6_000, requestsPerMinute: 30, tokensPerDay: 1e5 }, 0)
    expect(groqHeaders(quota, quota.take({ promptTokens: 566, maxTokens: 200 }, 0), 0)).toEqual({
      'x-ratelimit-limit-tokens': '6000',
      'x-ratelimit-remaining-tokens': '5234',
      'x-ratelimit-reset-tokens': '7.66s',
    })
  })

  it('give the wait with its fraction on a 429, and none on a 413', () => {
    const quota = createGroqQuota({ ...NONE, tokensPerMinute: 8_000 }, 0)
    quota.take({ promptTokens: 7_739, maxTokens: 0 }, 0)
    const headers = groqHeaders(quota, quota.take({ promptTokens: 1_108, maxTokens: 0 }, 0), 0)
    expect(headers).toMatchObject({ 'retry-after': '6.3525', 'x-ratelimit-remaining-tokens': '261' })
    const tooLarge = groqHeaders(quota, quota.take({ promptTokens: 32_979, maxTokens: 0 }, 0), 0)
    expect(tooLarge).not.toHaveProperty('retry-after')
    expect(tooLarge).toHaveProperty('x-ratelimit-remaining-tokens', '261')
  })
})

describe('the body of a refusal', () => {
  const message = (body: string): string => JSON.parse(body).error.message
  const refused = (limits: Partial<GroqLimits>, first: number, second: number) => {
    const quota = createGroqQuota({ ...NONE, ...limits }, 0)
    quota.take({ promptTokens: first, maxTokens: 0 }, 0)
    const { refusal } = quota.take({ promptTokens: second, maxTokens: 0 }, 0)
    if (refusal === null) throw new Error('was taken')
    return refusal
  }

  it.each([
    [
      { tokensPerMinute: 8_000 },
      7_739,
      1_108,
      'tokens per minute (TPM): Limit 8000, Used 7739, Requested 1108. Please try again in 6.3525s.',
      'tokens',
    ],
    [
      { tokensPerDay: 100_000 },
      99_996,
      484,
      'tokens per day (TPD): Limit 100000, Used 99996, Requested 484. Please try again in 6m54.72s.',
      'tokens',
    ],
    [
      { requestsPerMinute: 1, minute: 'refilling' },
      1,
      1,
      'requests per minute (RPM): Limit 1, Used 1, Requested 1. Please try again in 1m0s.',
      'requests',
    ],
    [
      { requestsPerDay: 1 },
      1,
      1,
      'requests per day (RPD): Limit 1, Used 1, Requested 1. Please try again in 24h0m0s.',
      'requests',
    ],
  ] as const)('says of %o what Groq says', (limits, first, second, words, type) => {
    const refusal = refused(limits, first, second)
    const body = groqRefusalBody(refusal, 'llama-3.1-8b-instant', 'org_1')
    expect(message(body)).toContain(
      `Rate limit reached for model \`llama-3.1-8b-instant\` in organization \`org_1\` service tier \`on_demand\` on ${words} `,
    )
    expect(JSON.parse(body).error).toMatchObject({ type, code: 'rate_limit_exceeded' })
    expect(groqRefusalStatus(refusal)).toBe(429)
  })

  it('says that a request is too large, and names no wait', () => {
    const refusal = refused({ tokensPerMinute: 8_000 }, 1, 32_979)
    const said = message(groqRefusalBody(refusal, 'm'))
    expect(said).toMatch(
      /^Request too large for model `m` .* on tokens per minute \(TPM\): Limit 8000, Requested 32979,/,
    )
    expect(said).not.toMatch(/try again in/)
    expect(groqRefusalStatus(refusal)).toBe(413)
  })
})
