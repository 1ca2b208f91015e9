import { createFakeClock } from '@eva/testing/fakes'
import { expect, it } from 'vitest'
import { Stopwatch } from './stopwatch.ts'

it('counts from the instant in which the user had finished, and keeps the first time of each mark', async () => {
  const clock = createFakeClock()
  await clock.advance(100)
  const stopwatch = new Stopwatch(clock, 40)
  stopwatch.mark('endpoint')
  await clock.advance(10.1234)
  stopwatch.mark('ttft')
  await clock.advance(10)
  stopwatch.mark('ttft')
  expect(stopwatch.waterfall()).toMatchObject({ endpoint: 60, ttft: 70.123, ttfa: null, total: null })
  expect(stopwatch.elapsedMs()).toBe(80.123)
})

it('never shows a time before the beginning', () => {
  expect(new Stopwatch(createFakeClock(), 5).elapsedMs()).toBe(0)
})

it('gives a copy, so that what was stored does not change', () => {
  const stopwatch = new Stopwatch(createFakeClock(), 0)
  const before = stopwatch.waterfall()
  stopwatch.mark('total')
  expect(before.total).toBeNull()
})
