import { createRandom, type Random } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { greedyPatternOf } from './test-patterns.ts'
import { live, type Neighbour } from './test-quota-world.ts'

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed)

/** Away for a minute, then other habits every two minutes: away again, or up to 60 % of the quota, in any portions. */
function neighbourOf(random: Random, leastTokens: number): Neighbour {
  const habits = [60_000, 180_000, 300_000, 420_000, 540_000].map((fromMs) => ({
    fromMs,
    tokensPerMinute: random.next() < 0.4 ? 0 : random.between(600, 3_600),
    tokensPerRequest: random.between(leastTokens, 700),
  }))
  return { habits, irregular: random.next(), random }
}

describe('a quota that somebody else uses too', () => {
  it.each([
    ['tokens', 50, [null, 14_400, 6_000, null]],
    ['tokens and requests', 200, [30, 14_400, 6_000, null]],
    ['requests, of which no header tells', 200, [30, 14_400, 60_000, null]],
  ] as const)('refuses at most once for each change of the other’s habits (%s)', (_, leastTokens, row) => {
    let refusals = 0
    let changes = 0
    for (const seed of SEEDS) {
      const neighbour = neighbourOf(createRandom(seed), leastTokens)
      const client = live({ ...greedyPatternOf(seed, row), atOnce: 1 }, neighbour)
      expect(client.refusals.length, `seed ${seed}`).toBeLessThanOrEqual(neighbour.habits.length)
      refusals += client.refusals.length
      changes += neighbour.habits.length
    }
    expect(refusals / changes).toBeLessThan(0.5)
  })

  it('is used up all the same, as far as the other leaves it', () => {
    let used = 0
    let left = 0
    for (const seed of SEEDS) {
      const neighbour: Neighbour = {
        habits: [{ fromMs: 0, tokensPerMinute: 2_000, tokensPerRequest: 250 }],
        irregular: 0.5,
        random: createRandom(seed),
      }
      used += live(greedyPatternOf(seed, [null, null, 6_000, null]), neighbour).takenTokens
      left += 6_000 + (630_000 / 60_000) * 4_000
    }
    expect(used / left).toBeGreaterThan(0.8)
  })
})
