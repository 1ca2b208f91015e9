import { expect, it } from 'vitest'
import { parseDuration } from './parse-duration.ts'
import { retryAfterMs } from './retry-after.ts'

it.each([
  ['7.66s', 7_660],
  ['2m59.56s', 179_560],
  ['577.5ms', 577.5],
  ['1h2m3s', 3_723_000],
  ['2.662499999s', 2_662.499999],
  ['24h0m0s', 86_400_000],
  ['1m', 60_000],
  ['1m30ms', 60_030],
  ['120µs', 0.12],
  ['120μs', 0.12],
  ['120us', 0.12],
  ['500ns', 0.0005],
  ['.5s', 500],
  ['1.s', 1_000],
  ['0s', 0],
  ['0', 0],
  [' 6s ', 6_000],
])('reads %s as %d ms', (text, ms) => {
  expect(parseDuration(text)).toBeCloseTo(ms, 9)
})

it.each(['', ' ', '5', '-5s', '+5s', 's', '5 s', '5sx', 'x5s', '5S', '1d', '1,5s', '1..5s', '1e3s', 'NaN', '∞s'])(
  'does not guess at %j',
  (text) => {
    expect(parseDuration(text)).toBeNull()
  },
)

const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5)

it.each([
  [{ 'retry-after': '2' }, 2_000],
  [{ 'retry-after': '7.66' }, 7_660],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '2m59.56s' }, 179_560],
  [{ 'retry-after': 'Fri, 02 Jan 2026 03:04:35 GMT' }, 30_000],
  [{ 'retry-after': 'Fri, 02 Jan 2026 03:04:04 GMT' }, 0],
  [{ 'retry-after': '9', 'retry-after-ms': '1250.5' }, 1_250.5],
  [{ 'retry-after': '9', 'retry-after-ms': 'soon' }, 9_000],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '' }, undefined],
  [{}, undefined],
])('waits as %j says: %s ms', (headers, ms) => {
  const waited = retryAfterMs(new Headers(headers), NOW_MS)
  if (ms === undefined) expect(waited).toBeUndefined()
  else expect(waited).toBeCloseTo(ms, 6)
})
