import type { QuotaReading, QuotaRefusal } from '@eva/core'
import { expect, it } from 'vitest'
import { readRefusal } from './read-refusal.ts'

const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5)
const NOTHING: QuotaRefusal = {
  kind: null,
  limit: null,
  used: null,
  requested: null,
  retryAfterMs: null,
  tooLarge: false,
}

type Said = { readonly status?: number; readonly headers?: Record<string, string>; readonly readings?: QuotaReading[] }

function read(message: string, { status = 429, headers = {}, readings = [] }: Said = {}): QuotaRefusal {
  const answer = { status, ok: false, headers: new Headers(headers), body: (async function* () {})() }
  return readRefusal(answer, JSON.stringify({ error: { message } }), readings, NOW_MS)
}

const GROQ = 'Rate limit reached for model `x` in organization `org_1` service tier `on_demand` on'
const MORE = 'Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing'

it.each<readonly [string, Partial<QuotaRefusal>]>([
  [
    `${GROQ} seconds of audio per hour (ASPH): Limit 7200, Used 7170, Requested 230. Please try again in 1m39.738s. ${MORE}`,
    { kind: 'audio_seconds_per_hour', limit: 7_200, used: 7_170, requested: 230, retryAfterMs: 99_738 },
  ],
  [
    `${GROQ} tokens per minute (TPM): Limit 8000, Used 7739, Requested 1108. Please try again in 6.3525s. ${MORE}`,
    { kind: 'tokens_per_minute', limit: 8_000, used: 7_739, requested: 1_108, retryAfterMs: 6_352.5 },
  ],
  [
    `${GROQ} tokens per day (TPD): Limit 100000, Used 97050, Requested 3619. Please try again in 9m38.016s. ${MORE}`,
    { kind: 'tokens_per_day', limit: 100_000, used: 97_050, requested: 3_619, retryAfterMs: 578_016 },
  ],
  [
    `${GROQ} requests per minute (RPM): Limit 30, Used 30, Requested 1. Please try again in 2s. ${MORE}`,
    { kind: 'requests_per_minute', limit: 30, used: 30, requested: 1, retryAfterMs: 2_000 },
  ],
  [
    `${GROQ} requests per day (RPD): Limit 1000, Used 1000, Requested 1. Please try again in 1m26.4s. ${MORE}`,
    { kind: 'requests_per_day', limit: 1_000, used: 1_000, requested: 1, retryAfterMs: 86_400 },
  ],
  [
    'Rate limit reached for gpt-4 in organization org-1 on tokens per min (TPM): Limit 10000, Used 8554, Requested 3082. Please try again in 577ms. Visit https://x',
    { kind: 'tokens_per_minute', limit: 10_000, used: 8_554, requested: 3_082, retryAfterMs: 577 },
  ],
  [
    'Rate limit reached for gpt-3.5 in organization org-1 on requests per min. Limit: 3 / min. Please try again in 20s. Contact us',
    { kind: 'requests_per_minute', limit: 3, retryAfterMs: 20_000 },
  ],
  [
    'Rate limit reached on requests per min. Limit: 60.000000 / min. Current: 70.000000 / min. Contact us',
    { kind: 'requests_per_minute', limit: 60, used: 70 },
  ],
  [
    'on tokens per min (TPM): Limit 1,000,000, Used 999,000, Requested 2,000.',
    {
      kind: 'tokens_per_minute',
      limit: 1_000_000,
      used: 999_000,
      requested: 2_000,
    },
  ],
  ['Requests have exceeded the call rate limit. Please retry after 3 seconds.', { retryAfterMs: 3_000 }],
  ['Please try again in 1 minute.', { retryAfterMs: 60_000 }],
  ['You exceeded your current quota, please check your plan and billing details.', {}],
  // A limit on one half of the tokens is none of the four kinds.
  [
    'on input tokens per minute (ITPM): Limit 4000, Used 3900, Requested 500. Please try again in 6s.',
    { limit: 4_000, used: 3_900, requested: 500, retryAfterMs: 6_000 },
  ],
  ['', {}],
])('reads %j', (message, expected) => {
  expect(read(message)).toEqual({ ...NOTHING, ...expected })
})

it.each<readonly [string, Said, number | null]>([
  ['2', { headers: { 'retry-after': '2' } }, 2_000],
  ['a fraction', { headers: { 'retry-after': '6.35' } }, 6_350],
  ['a date', { headers: { 'retry-after': 'Fri, 02 Jan 2026 03:04:15 GMT' } }, 10_000],
  ['milliseconds', { headers: { 'retry-after-ms': '1250.5', 'retry-after': '9' } }, 1_250.5],
  ['nothing that makes sense', { headers: { 'retry-after': 'soon' } }, 20_000],
  ['nothing', {}, 20_000],
])('waits as the header says before it goes by the words: %s', (_name, said, expected) => {
  expect(read('Please try again in 20s.', said).retryAfterMs).toBe(expected)
})

it.each<readonly [string, string, number]>([
  [
    'a 413',
    `Request too large for model \`x\` ${GROQ} tokens per minute (TPM): Limit 8000, Requested 32979, please`,
    413,
  ],
  ['a 413 in other words', '<html>Request Entity Too Large</html>', 413],
  [
    'a 429 that asks for more than all',
    `${GROQ} tokens per minute (TPM): Limit 8000, Used 0, Requested 8001. Please try again in 1s.`,
    429,
  ],
  ['a 429 that says so', 'Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 36000.', 429],
])('takes %s for a request that no waiting helps', (_name, message, status) => {
  expect(read(message, { status, headers: { 'retry-after': '7' } })).toMatchObject({
    tooLarge: true,
    retryAfterMs: null,
  })
})

it('does not take a request of exactly the limit for too large', () => {
  expect(read(`${GROQ} tokens per minute (TPM): Limit 8000, Used 1, Requested 8000.`).tooLarge).toBe(false)
})

const spent: QuotaReading = { kind: 'requests_per_day', limit: 1_000, remaining: 0 }
const left: QuotaReading = { kind: 'tokens_per_minute', limit: 6_000, remaining: 500 }

it('takes the limit of which nothing is left, where the words name none', () => {
  expect(read('Too many requests', { readings: [spent, left] })).toMatchObject({ kind: spent.kind, limit: spent.limit })
  expect(read('Too many requests', { readings: [left] })).toEqual(NOTHING)
  const both = [spent, { ...left, remaining: 0 }]
  expect(read('Too many requests', { readings: both })).toEqual(NOTHING)
  expect(read('on tokens per minute (TPM)', { readings: [spent, left] })).toMatchObject({
    kind: 'tokens_per_minute',
    limit: null,
  })
})

it.each(['<html>429</html>', '', 'null', '[]', '{"error":null}'])('makes nothing of the body %j', (body) => {
  const answer = { status: 429, ok: false, headers: new Headers(), body: (async function* () {})() }
  expect(readRefusal(answer, body, [], NOW_MS)).toEqual(NOTHING)
})
