import { expect, it } from 'vitest'
import { missed, percentOf, pointsOf, spreadOf, verdictOf, written } from './figures.ts'
import { failingReview, healthyReview } from './test-reviews.ts'
import { textsFor } from './texts.ts'

const en = textsFor('en')
const fr = textsFor('fr')
const spaces = (text: string): string => text.replaceAll('\u00a0', ' ')

it('writes each unit as the language does, with no more digits than a measurement has', () => {
  const cases = [
    [written(2140.4, 'ms', en), '2,140 ms'],
    [written(2140.4, 'ms', fr), '2 140 ms'],
    [written(62.93, 'ms', fr), '62,9 ms'],
    [written(0.0312, 'ms', en), '0.0312 ms'],
    [written(46.21, 'per_s', en), '46.2 /s'],
    [written(0.012, 'share', en), '1.2 %'],
    [written(0.86, 'share', fr), '86 %'],
    [written(0.314, 'ratio', en), '× 0.314'],
    [written(12, 'count', en), '12'],
    [written(null, 'ms', en), '–'],
  ]
  for (const [found = '', expected] of cases) expect(spaces(found)).toBe(expected)
})

it('never rounds up to what was not reached', () => {
  expect(spaces(percentOf(99.99))).toBe('99 %')
  expect(pointsOf(9.99, en)).toBe('9.9')
  expect(pointsOf(10, en)).toBe('10')
})

it('calls a failed review failed, whatever its percentage', () => {
  expect(verdictOf(healthyReview)).toBe('perfect')
  expect(verdictOf({ ...healthyReview, status: 'failed' })).toBe('failed')
})

it('sets no samples beside a figure that is of another size', () => {
  const figure = (id: string) => failingReview.metrics.find((metric) => metric.id === id)
  const first = figure('latency.first_token')
  const spread = figure('latency.spread')
  if (!first || !spread) throw new Error('the fixture has lost a figure')
  expect(spreadOf(first)?.most).toBe(Math.max(...first.samples))
  expect(spreadOf(spread)).toBeNull()
})

it('names what must be met before what should', () => {
  expect(missed(failingReview)[0]?.id).toBe('latency.first_token')
})
