import type { Metric, Review } from '@eva/protocol'
import { median } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { bodyOf, latencies, metricOf, seeded, WELL } from '../report/test-reviews.ts'
import { compareMetrics, FALSE_ALARM_SHARE } from './compare-metrics.ts'
import { withHistory } from './with-history.ts'

const FIGURES = 12
const TRIALS = 300

const timed = (index: number, samples: number[]): Metric =>
  metricOf({
    id: `latency.figure_${index}`,
    name: { en: 'Figure', fr: 'Chiffre' },
    unit: 'ms',
    target: 100,
    better: 'lower',
    value: median(samples),
    samples,
  })

const bare = (value: number, unit: Metric['unit'] = 'per_s'): Metric =>
  metricOf({
    id: 'streaming.rate',
    name: { en: 'Rate', fr: 'Débit' },
    unit,
    target: 20,
    better: 'higher',
    value,
  })

/** Reviews that hold just these figures, oldest first. */
const reviewsWith = (past: readonly Metric[][]): Review[] =>
  past.map((metrics, index) => withHistory({ ...bodyOf(index + 1, WELL), metrics }, []))

const arrows = (metrics: Metric[], past: Metric[][]): string[] =>
  compareMetrics(metrics, reviewsWith(past)).map(({ change }) => change)

describe('pure noise', () => {
  for (const reviews of [1, 2, 6]) {
    it(`shows no arrow in 95 of 100 comparisons of twelve figures with ${reviews} earlier`, () => {
      const random = seeded(reviews)
      const noise = (): Metric[] =>
        Array.from({ length: FIGURES }, (_, index) => timed(index, latencies(random, 20 * (index + 1))))
      const alarms = Array.from({ length: TRIALS }, () => arrows(noise(), Array.from({ length: reviews }, noise)))
      const calm = alarms.filter((changes) => changes.every((change) => change === 'same'))
      expect(calm.length / TRIALS).toBeGreaterThanOrEqual(1 - FALSE_ALARM_SHARE)
    })
  }

  for (const reviews of [1, 4, 6, 12]) {
    it(`moves a figure without samples in fewer than one of fifty comparisons with ${reviews} earlier`, () => {
      const random = seeded(100 + reviews)
      const noise = (): Metric => bare(latencies(random, 40, 1)[0] ?? 0)
      const changes = Array.from({ length: TRIALS * 4 }, () =>
        arrows(
          [noise()],
          Array.from({ length: reviews }, () => [noise()]),
        ),
      ).flat()
      expect(changes.filter((change) => change !== 'same').length / changes.length).toBeLessThan(0.02)
    })
  }
})

describe('a real change', () => {
  it('of a quarter is found in 95 of 100 comparisons, among eleven figures that did not change', () => {
    const random = seeded(7)
    const quiet = (): Metric[] =>
      Array.from({ length: FIGURES - 1 }, (_, index) => timed(index + 1, latencies(random, 80)))
    const found = Array.from({ length: TRIALS }, () =>
      arrows([timed(0, latencies(random, 125)), ...quiet()], [[timed(0, latencies(random, 100)), ...quiet()]]),
    ).filter(([first]) => first === 'worse')
    expect(found.length / TRIALS).toBeGreaterThanOrEqual(0.95)
  })

  it('is better or worse by what the figure is for', () => {
    const random = seeded(8)
    const slow = timed(0, latencies(random, 200))
    const fast = timed(0, latencies(random, 100))
    expect(arrows([fast], [[slow]])).toEqual(['better'])
    expect(arrows([slow], [[fast]])).toEqual(['worse'])
  })

  it('too small to matter is no change, however certain', () => {
    const exact = (ms: number): Metric =>
      timed(
        0,
        Array.from({ length: 20 }, (_, index) => ms + index * 0.001),
      )
    expect(arrows([exact(105)], [[exact(100)]])).toEqual(['same'])
    expect(arrows([exact(115)], [[exact(100)]])).toEqual(['worse'])
  })

  it('without samples counts when it is far outside its past values', () => {
    const past = [40, 42, 39, 41, 40, 43].map((value) => [bare(value)])
    expect(arrows([bare(20)], past)).toEqual(['worse'])
    expect(arrows([bare(44)], past)).toEqual(['same'])
    expect(arrows([bare(20)], past.slice(0, 2))).toEqual(['same'])
  })

  it('on a machine whose reviews always differ is not told from its moods', () => {
    const random = seeded(9)
    const moods = [100, 160, 90, 150, 105, 155].map((ms) => [timed(0, latencies(random, ms))])
    expect(arrows([timed(0, latencies(random, 100))], moods)).toEqual(['same'])
  })
})

describe('a figure', () => {
  it('that is the spread of its samples is not judged by where they lie', () => {
    const random = seeded(10)
    const spread = (middle: number): Metric => ({ ...timed(0, latencies(random, middle)), value: middle / 2 })
    expect(arrows([spread(200)], [[spread(100)]])).toEqual(['same'])
  })

  it('is new when it was never measured, and left out when it is not measured now', () => {
    const unknown = { ...bare(0), value: null }
    expect(arrows([bare(40)], [[unknown]])).toEqual(['new'])
    expect(arrows([unknown], [[bare(40)]])).toEqual([])
  })

  it('is compared with the latest review that measured it', () => {
    const [change] = compareMetrics([bare(40)], reviewsWith([[bare(38)], [bare(41)], []]))
    expect(change?.before).toBe(41)
  })
})
