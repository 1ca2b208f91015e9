import { between, type Random } from './random.ts'

const FIRST = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron', 'indigo', 'jasper']
const SECOND = ['kettle', 'lantern', 'marble', 'nectar', 'orchid', 'pepper', 'quartz', 'ribbon', 'saffron', 'thistle']

/** What no message has held before: for questions whose answer nobody can have ready. */
export type Unique = {
  /** `amber-orchid-k3x9fq-12`: drawn words, the time of the review, and a count. */
  word(): string
  /** Two numbers of five digits. Neither they nor their sum were given out before, so that one answer never stands in another's. */
  pair(): readonly [number, number]
}

const LEAST = 10_000
const MOST = 49_999

/** @param wallTimeMs when the review began */
export function createUnique(random: Random, wallTimeMs: number): Unique {
  const stamp = Math.floor(wallTimeMs).toString(36).slice(-6)
  const given = new Set<number>()
  let words = 0
  const pick = (among: readonly string[]): string => among[between(random, 0, among.length - 1)] ?? 'word'
  return {
    word() {
      words += 1
      return `${pick(FIRST)}-${pick(SECOND)}-${stamp}-${words}`
    },
    pair() {
      for (;;) {
        const [a, b] = [between(random, LEAST, MOST), between(random, LEAST, MOST)]
        const numbers = [a, b, a + b]
        if (new Set(numbers).size < numbers.length || numbers.some((number) => given.has(number))) continue
        for (const number of numbers) given.add(number)
        return [a, b]
      }
    },
  }
}
