import { expect, it } from 'vitest'
import { compareStats, type StatsLook } from './compare-stats.ts'

const before: StatsLook = { turns: 10, count: 10, averagesMs: [200, 200] }
/** Four answers of 100 ms on her clock, which took 101 ms on ours. */
const answers = Array.from({ length: 4 }, () => ({ totalMs: 101, toldMs: 100 }))
const after = (change: Partial<StatsLook> = {}): StatsLook => ({
  turns: 14,
  count: 14,
  averagesMs: [(10 * 200 + 4 * 100) / 14, (10 * 200 + 4 * 100) / 14],
  ...change,
})
const judge = (look: StatsLook | null, told = answers) => {
  const { metric, findings } = compareStats(before, look, told, 1)
  return { value: metric.value, says: findings.map(({ detail }) => detail.en) }
}

it('believes averages that are those of the answers, rounded as they are', () => {
  expect(judge(after()).says).toEqual([])
  expect(judge(after()).value).toBeCloseTo(0)
  expect(judge(after({ averagesMs: [171.43, 171.43] })).value).toBe(0)
})

it('knows either average to be made up', () => {
  const half = (10 * 200 + 4 * 50) / 14
  const [honest] = after().averagesMs
  const said = ['It says 50 ms for these 4 answers; the clock says 101 ms, the answers themselves 100 ms.']
  expect(judge(after({ averagesMs: [half, honest] }))).toEqual({ value: expect.closeTo(0.5, 1), says: said })
  expect(judge(after({ averagesMs: [honest, half] })).says).toEqual(said)
})

it('knows answers that agree with it and not with the clock', () => {
  expect(
    judge(
      after(),
      answers.map((answer) => ({ ...answer, totalMs: 300 })),
    ).says,
  ).toHaveLength(1)
})

it('does not blame her for the way to her', () => {
  const far = answers.map((answer) => ({ ...answer, totalMs: 250 }))
  expect(compareStats(before, after(), far, 120).findings).toEqual([])
})

it('knows answers that were not counted', () => {
  expect(judge(after({ turns: 11, count: 11 })).says).toEqual(['It counts 1 of 4 answers.'])
})

it('says nothing when others talked to her, or when the averages have forgotten the turns before', () => {
  expect(judge(after({ turns: 15, count: 15 }))).toEqual({ value: null, says: [] })
  expect(judge(after({ count: 10 }))).toEqual({ value: null, says: [] })
})
