import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { isOwnVoice, saidAround } from './own-voice.ts'

const SAID = 'The weather in Paris is sunny today, with a light wind from the north. Would you like to go for a walk?'

describe('her own voice', () => {
  it.each([
    'the weather in paris is sunny today',
    'Sunny today with a light wind',
    'sunny to day with a light wind from the north',
    'a light wind from the nose would you like',
    'would you like to go for a walk',
    'from the north',
    'weather',
  ])('comes back as "%s"', (heard) => {
    expect(isOwnVoice(heard, SAID)).toBe(true)
  })

  it.each([
    '',
    'stop',
    'wait a minute',
    'the',
    'walk',
    'no i would rather stay at home',
    'what about tomorrow in london',
    'the walk the wind the north a',
    'eva stop talking about the weather',
  ])('is not "%s"', (heard) => {
    expect(isOwnVoice(heard, SAID)).toBe(false)
  })

  it('is nobody else when she said nothing', () => {
    expect(isOwnVoice('the weather in paris', '')).toBe(false)
  })

  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'is known although a word in five is misheard (seed %i)',
    (seed) => {
      const random = createRandom(seed)
      const word = (): string => `w${random.between(0, 500)}`
      const said = Array.from({ length: random.between(5, 60) }, word)
      const from = random.between(0, said.length - 5)
      const heard = said.slice(from, from + random.between(5, 20))
      const misheard = heard.map((own, at) => (at % 5 === 4 ? word() : own))
      expect(isOwnVoice(misheard.join(' '), said.join(' '))).toBe(true)
      const others = heard.map(() => `other${random.between(0, 500)}`)
      expect(isOwnVoice(others.join(' '), said.join(' '))).toBe(false)
    },
  )
})

describe('what she said around a moment', () => {
  const clauses = [
    { text: 'one', startMs: 0, endMs: 1_000 },
    { text: 'two', startMs: 1_000, endMs: 2_000 },
    { text: 'three', startMs: 5_000, endMs: Number.POSITIVE_INFINITY },
  ]
  it.each([
    [500, 900, 'one'],
    [1_500, 1_900, 'one two'],
    [2_500, 2_600, 'two'],
    [3_100, 4_000, ''],
    [4_000, 5_500, 'three'],
    [9_000, 9_500, 'three'],
    [0, 9_000, 'one two three'],
  ])('between %i and %i ms is "%s"', (fromMs, toMs, said) => {
    expect(saidAround(clauses, fromMs, toMs)).toBe(said)
  })
})
