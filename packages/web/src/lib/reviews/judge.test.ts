import type { Metric } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { hardMisses, misses, moved, toneOf, wholePercent, withPast, writePoints } from './judge.ts'

const metric = (id: string, value: number | null, rest: Partial<Metric> = {}): Metric => ({
  id,
  aspect: 'latency',
  name: { en: id, fr: id },
  unit: 'ms',
  value,
  target: 100,
  better: 'lower',
  hard: false,
  weight: 1,
  score: 1,
  samples: [],
  note: null,
  ...rest,
})

describe('a figure', () => {
  it('misses its target by its own direction, and only where both are known', () => {
    expect(misses(metric('a', 101))).toBe(true)
    expect(misses(metric('a', 100))).toBe(false)
    expect(misses(metric('a', 99, { better: 'higher' }))).toBe(true)
    expect(misses(metric('a', null))).toBe(false)
    expect(misses(metric('a', 500, { target: null }))).toBe(false)
  })

  it('fails a review where it is hard', () => {
    const late = metric('late', 250, { hard: true })
    expect(hardMisses([late, metric('soft', 250), metric('well', 50, { hard: true })])).toEqual([late])
  })
})

it('never rounds up to what was not reached', () => {
  expect([99.99, 100, 0.3 * 100 + 70].map(wholePercent)).toEqual([99, 100, 100])
  expect([writePoints(49.96, 'en'), writePoints(8.25, 'fr'), writePoints(50, 'en')]).toEqual(['49.9', '8,2', '50'])
})

it('is green from four fifths, yellow from one half', () => {
  expect([1, 0.8, 0.79, 0.5, 0.49].map(toneOf)).toEqual(['good', 'good', 'fair', 'fair', 'bad'])
})

it('tells what moved, worse first, and which figures have a past', () => {
  const metrics = [metric('same', 1), metric('faster', 40), metric('late', 250), metric('slower', 90), metric('new', 1)]
  const change = (id: string, before: number | null, how: 'better' | 'same' | 'worse' | 'new') => ({
    id,
    before,
    change: how,
  })
  const changes = [
    change('same', 1, 'same'),
    change('faster', 61, 'better'),
    change('late', 251, 'same'),
    change('slower', 40, 'worse'),
    change('new', null, 'new'),
  ]
  const values = { same: 1, faster: 61, late: 251, slower: 40 }
  const trend = [{ id: 'review-x', reviewed_at: '2026-11-20T08:00:00Z', percent: 90, values }]
  const review = { metrics, history: { trend, changes, blockers: [], solved: [], next_targets: [] } }
  expect(moved(review).map((each) => [each.metric.id, each.before, each.change])).toEqual([
    ['slower', 40, 'worse'],
    ['faster', 61, 'better'],
  ])
  expect(withPast(review).map(({ id }) => id)).toEqual(['faster', 'slower', 'late', 'same'])
})
