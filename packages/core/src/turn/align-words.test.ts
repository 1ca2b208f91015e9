import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { alignWords } from './align-words.ts'

const same = (left: string, right: string): string[] =>
  alignWords(left.split(' '), right.split(' ')).map(
    (pair) => `${left.split(' ')[pair.left]}=${right.split(' ')[pair.right]}`,
  )

describe('the words that two texts have in common', () => {
  it.each([
    ['the cat sat', 'the cat sat', ['the=the', 'cat=cat', 'sat=sat']],
    ['**So**, the "Cat"!', 'so the cat', ['**So**,=so', 'the=the', '"Cat"!=cat']],
    ['3 km away', 'three kilometres away', ['km=kilometres', 'away=away']],
    ['Dr. Who, 5 min', 'doctor Who five minutes', ['Dr.=doctor', 'Who,=Who', 'min=minutes']],
    ['no no no', 'no no', ['no=no', 'no=no']],
    ['Élan, œuvre', 'elan oeuvre', ['Élan,=elan', 'œuvre=oeuvre']],
    ['one', 'two', []],
  ])('of %j and %j are %j', (left, right, expected) => {
    expect(same(left, right)).toEqual(expected)
  })

  it('are in order in both, whatever the texts', () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = createRandom(seed)
      const list = (): string[] => Array.from({ length: random.between(0, 12) }, () => `w${random.between(0, 5)}`)
      const left = list()
      const right = list()
      const pairs = alignWords(left, right)
      for (const [index, pair] of pairs.entries()) {
        expect(left[pair.left], `seed ${seed}`).toBe(right[pair.right])
        expect(pair.left).toBeGreaterThan(pairs[index - 1]?.left ?? -1)
        expect(pair.right).toBeGreaterThan(pairs[index - 1]?.right ?? -1)
      }
    }
  })
})
