import { describe, expect, it } from 'vitest'
import { falseDiscoveryLimit, rankSumP } from './significance.ts'

describe('the rank-sum test', () => {
  it('agrees with the table for two samples of five that do not overlap', () => {
    // z = (27.5 − 15 − 0.5) ÷ √(25 × 11 ÷ 12) = 2.507, so p = 0.0122.
    expect(rankSumP([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toBeCloseTo(0.0122, 3)
  })

  it('sees the same in either direction', () => {
    const one = [3, 1, 4, 1, 5, 9]
    const other = [2, 7, 1, 8, 2, 8]
    expect(rankSumP(one, other)).toBeCloseTo(rankSumP(other, one), 10)
  })

  it('finds nothing in values that are all the same', () => {
    expect(rankSumP([1, 1, 1, 1, 1], [1, 1, 1, 1, 1])).toBe(1)
  })
})

describe('what counts among many tests', () => {
  it('is nothing when one in twenty looks rare', () => {
    expect(falseDiscoveryLimit([0.04, ...Array.from({ length: 19 }, () => 0.5)], 0.05)).toBe(0)
  })

  it('is every one up to the largest that its rank allows', () => {
    expect(falseDiscoveryLimit([0.9, 0.02, 0.001, 0.03], 0.05)).toBe(0.03)
  })
})
