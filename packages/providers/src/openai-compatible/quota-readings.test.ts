import { expect, it } from 'vitest'
import { GROQ, OPENAI } from './dialects.ts'
import { readQuota } from './quota-readings.ts'

type Row = readonly [limit?: string | undefined, remaining?: string | undefined, reset?: string]

const headers = (what: string, [limit, remaining, reset]: Row): Headers => {
  const made = new Headers()
  for (const [name, value] of Object.entries({ limit, remaining, reset })) {
    if (value !== undefined) made.set(`x-ratelimit-${name}-${what}`, value)
  }
  return made
}

it.each<readonly [string, string, Row, string]>([
  ['Groq’s own example', 'requests', ['14400', '14370', '2m59.56s'], 'requests_per_day'],
  ['one of 1,000 a day', 'requests', ['1000', '999', '1m26.4s'], 'requests_per_day'],
  ['one of 10,000 a day', 'requests', ['10000', '9999', '8.64s'], 'requests_per_day'],
  ['all of a day', 'requests', ['1000', '0', '24h0m0s'], 'requests_per_day'],
  ['one of 60 a minute', 'requests', ['60', '59', '1s'], 'requests_per_minute'],
  ['one of 500 a minute', 'requests', ['500', '499', '120ms'], 'requests_per_minute'],
  ['12 of 30 a minute', 'requests', ['30', '18', '24s'], 'requests_per_minute'],
  ['tokens of a minute', 'tokens', ['6000', '5234', '7.66s'], 'tokens_per_minute'],
  ['tokens of a minute, rounded', 'tokens', ['150000', '149984', '6ms'], 'tokens_per_minute'],
  ['tokens of a day', 'tokens', ['500000', '499000', '2m52.8s'], 'tokens_per_day'],
  ['seconds of sound of an hour', 'audio-seconds', ['7200', '7198', '1s'], 'audio_seconds_per_hour'],
  ['seconds of sound of a day', 'audio-seconds', ['28800', '28000', '40m'], 'audio_seconds_per_day'],
  ['untouched seconds of sound', 'audio-seconds', ['7200', '7200', '0s'], 'audio_seconds_per_hour'],
])('works out over which time %s count, whatever the service usually counts', (_name, what, row, kind) => {
  const reading = { kind, limit: Number(row[0]), remaining: Number(row[1]) }
  expect(readQuota(headers(what, row), GROQ)).toEqual([reading])
  expect(readQuota(headers(what, row), OPENAI)).toEqual([reading])
})

it.each<readonly [string, Row]>([
  ['nothing is used', ['100', '100', '0s']],
  ['there is no reset', ['100', '90']],
  ['the reset is no duration', ['100', '90', 'soon']],
  ['the reset is rounded to nothing', ['1000000', '999999', '0s']],
  ['more is left than the limit', ['100', '120', '6s']],
  // Of Groq's documentation: 3 of 18,000 tokens and 7.66 s are neither a minute's nor a day's.
  ['the numbers fit no period', ['18000', '17997', '7.66s']],
])('goes by what the service usually counts where %s', (_name, row) => {
  expect(readQuota(headers('requests', row), GROQ)[0]?.kind).toBe('requests_per_day')
  expect(readQuota(headers('requests', row), OPENAI)[0]?.kind).toBe('requests_per_minute')
  expect(readQuota(headers('tokens', row), GROQ)[0]?.kind).toBe('tokens_per_minute')
})

it.each<readonly [string, Row]>([
  ['no header', []],
  ['no limit', [undefined, '5', '1s']],
  ['no remainder', ['5', undefined, '1s']],
  ['an empty limit', ['', '5', '1s']],
  ['words', ['many', 'some', '1s']],
  ['a negative remainder', ['5', '-1', '1s']],
  ['an endless limit', ['Infinity', '5', '1s']],
  ['no limit at all', ['0', '0', '0s']],
])('reads nothing from %s', (_name, row) => {
  expect(readQuota(headers('tokens', row), GROQ)).toEqual([])
})

it('reads both limits of one answer, requests first', () => {
  const tokens = headers('tokens', ['6000', '5234', '7.66s'])
  const requests = headers('requests', ['14400', '14370', '2m59.56s'])
  const both = { get: (name: string) => tokens.get(name) ?? requests.get(name) }
  expect(readQuota(both, GROQ)).toEqual([
    { kind: 'requests_per_day', limit: 14_400, remaining: 14_370 },
    { kind: 'tokens_per_minute', limit: 6_000, remaining: 5_234 },
  ])
})
