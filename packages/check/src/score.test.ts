import { describe, expect, it } from 'vitest'
import { finding } from './findings.ts'
import { both } from './local-text.ts'
import { aspectsOf, metricOf, scoreOf, totalOf } from './score.ts'

describe('the score of a figure', () => {
  it('is the ratio to its target, and 1 when that is met', () => {
    expect([scoreOf(50, 100, 'lower'), scoreOf(100, 100, 'lower'), scoreOf(200, 100, 'lower')]).toEqual([1, 1, 0.5])
    expect([scoreOf(40, 20, 'higher'), scoreOf(20, 20, 'higher'), scoreOf(5, 20, 'higher')]).toEqual([1, 1, 0.25])
    expect([scoreOf(0, 0.05, 'lower'), scoreOf(0, 1, 'higher')]).toEqual([1, 0])
  })

  it('has no cliff: a small change never moves it much', () => {
    for (let value = 1; value < 1_000; value += 1) {
      for (const better of ['lower', 'higher'] as const) {
        expect(Math.abs(scoreOf(value, 100, better) - scoreOf(value + 1, 100, better))).toBeLessThan(0.011)
      }
    }
  })
})

describe('points', () => {
  const perfect = metricOf({ id: 'latency.first_token', value: 50 })
  const half = metricOf({ id: 'latency.chat', value: 400 })

  it('are ten times the weighted mean of what could be measured', () => {
    const [, latency] = aspectsOf([perfect, half, metricOf({ id: 'latency.burst', value: null })], ['latency'])
    expect(latency?.points).toBeCloseTo((10 * (2 * 1 + 0.5)) / 3)
  })

  it('count for what could be earned, and an open door caps them', () => {
    const aspects = aspectsOf([perfect], ['latency', 'streaming'])
    expect(totalOf(aspects, [])).toEqual({ points: 10, earnable: 10, percent: 100, capped: null })
    const open = totalOf(aspects, [finding('open_to_strangers', both('x', 'x'))])
    expect(open).toMatchObject({ points: 10, percent: 40 })
    expect(open.capped?.en).toContain('40 %')
  })
})
