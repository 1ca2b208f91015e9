import { describe, expect, it } from 'vitest'
import { greedyPatternOf, patternOf } from './test-patterns.ts'
import { live, liveAllKnowing } from './test-quota-world.ts'

const seedsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => first + at)

describe('a client that has the quota to itself', () => {
  it.each(seedsFrom(0, 20).map((part) => part * 500))('is never refused, in 500 patterns from seed %i', (first) => {
    let sent = 0
    for (const seed of seedsFrom(first, 500)) {
      const client = live(patternOf(seed))
      expect(client.refusals, `seed ${seed}`).toEqual([])
      sent += client.sent
    }
    expect(sent).toBeGreaterThan(500 * 10)
  })

  it('uses at least 90 % of what somebody could use who sees the books of the server, and is not refused', () => {
    const shares = seedsFrom(0, 150).map((seed) => {
      const pattern = greedyPatternOf(seed)
      const client = live(pattern)
      expect(client.refusals, `seed ${seed}`).toEqual([])
      const share = client.takenTokens / liveAllKnowing(pattern)
      expect(share, `seed ${seed}`).toBeGreaterThanOrEqual(0.9)
      return share
    })
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.97)
  })

  it('finds out whether the server gives back what was not used, and is never wrong', () => {
    const found = { yes: 0, no: 0, unknown: 0 }
    for (const seed of seedsFrom(20_000, 150)) {
      const pattern = greedyPatternOf(seed)
      const { refunds } = live(pattern)
      found[refunds] += 1
      const truth = pattern.limits.refundsUnused === true ? 'yes' : 'no'
      expect([truth, 'unknown'], `seed ${seed}`).toContain(refunds)
    }
    expect(found.yes).toBeGreaterThan(30)
    expect(found.no).toBeGreaterThan(30)
  })
})
