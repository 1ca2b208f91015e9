import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { TimedWord } from '../contracts/speech.ts'
import { answerWords } from './answer-words.ts'
import { wordTimes } from './word-times.ts'

/** Every word of what was said takes 100 ms. */
const evenly = (said: string): TimedWord[] =>
  said.split(' ').map((text, index) => ({ text, startMs: index * 100, endMs: (index + 1) * 100 }))

const timesIn = (text: string, said: string): string[] =>
  wordTimes(text, { text: said, timed: evenly(said), audioMs: said.split(' ').length * 100 }).map(
    (word) => `${word.text} ${Math.round(word.startMs)}-${Math.round(word.endMs)}`,
  )

describe('the words of a piece of the answer', () => {
  it.each([
    ['So, **so**, it is.', ['So,', '**so**,', 'it', 'is.']],
    ['See [my site](https://a.org/b_c "So") now.', ['See', '[my', 'site]', 'now.']],
    ['See [it][ref] and[^1] ![a cat](cat.png).', ['See', '[it]', 'and', '![a', 'cat]']],
    ['Run:\n```js\nlet x = 1\n```\nDone — `x` is 1.', ['Run:', 'Done', '`x`', 'is', '1.']],
    ['A <b>bold</b> word <!-- not this -->', ['A', 'bold', 'word']],
    ['Look at https://www.example.org/a?b=c.', ['Look', 'at', 'https://www.example.org/a?b=c.']],
    ['- - -\n* 🙂 …', []],
  ])('of %j are %j', (text, words) => {
    expect(answerWords(text).map((word) => word.text)).toEqual(words)
    for (const { text: word, start, end } of answerWords(text)) expect(text.slice(start, end)).toBe(word)
  })
})

describe('the time of a word, where the engine tells its own', () => {
  it.each([
    ['It is late.', 'It is late.', ['It 0-100', 'is 100-200', 'late. 200-300']],
    ['**So**, 3 km away', 'So, three kilometres away', ['**So**, 0-100', '3 100-200', 'km 200-300', 'away 300-400']],
    [
      'It costs $5.50 now.',
      'It costs five dollars fifty cents now.',
      ['It 0-100', 'costs 100-200', '$5.50 200-600', 'now. 600-700'],
    ],
    ['€5 now', '5 euros now', ['€5 0-200', 'now 200-300']],
    ['It is 20 °C', 'It is twenty degrees Celsius', ['It 0-100', 'is 100-200', '20 200-400', '°C 400-500']],
    [
      'In 1984, 1000 came',
      'In nineteen eighty four, one thousand came',
      ['In 0-100', '1984, 100-400', '1000 400-600', 'came 600-700'],
    ],
    [
      'J’ai 92 ans, Mme Roy',
      'J’ai quatre vingt douze ans, madame Roy',
      ['J’ai 0-100', '92 100-400', 'ans, 400-500', 'Mme 500-600', 'Roy 600-700'],
    ],
    [
      'À 7 h 30, à 3 km',
      'À sept heures trente, à trois kilomètres',
      ['À 0-100', '7 100-200', 'h 200-300', '30, 300-400', 'à 400-500', '3 500-600', 'km 600-700'],
    ],
    ['[the site](http://a.b) says', 'the site says', ['[the 0-100', 'site] 100-200', 'says 200-300']],
    ['1. Go', 'first go', ['1. 0-100', 'Go 100-200']],
    ['well-known so-called art', 'well known so called art', ['well-known 0-200', 'so-called 200-400', 'art 400-500']],
    ['Hello 世界', 'Hello', ['Hello 0-100', '世界 100-100']],
  ])('%j, said as %j', (text, said, times) => {
    expect(timesIn(text, said)).toEqual(times)
  })

  it('keeps pauses out of words', () => {
    const timed = [
      { text: 'one,', startMs: 0, endMs: 200 },
      { text: 'two', startMs: 900, endMs: 1_100 },
    ]
    const times = wordTimes('1, 2', { text: 'one, two', timed, audioMs: 1_200 })
    expect(times.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 200],
      [900, 1_100],
    ])
  })
})

describe('the time of a word, where nobody tells', () => {
  const estimate = (text: string, said: string, audioMs: number) => wordTimes(text, { text: said, timed: [], audioMs })

  it('is longer for a longer one, fills the audio but for its last silence, and leaves a pause at a comma', () => {
    const [short, long, last] = estimate('A chrysanthemum, then', 'A chrysanthemum, then', 1_500)
    const lengthOf = (word: typeof short): number => (word?.endMs ?? 0) - (word?.startMs ?? 0)
    expect(short?.startMs).toBe(0)
    expect(lengthOf(long)).toBeGreaterThan(4 * lengthOf(short))
    expect((last?.startMs ?? 0) - (long?.endMs ?? 0)).toBeGreaterThan(60)
    expect(last?.endMs).toBeCloseTo(1_370)
  })

  it('leaves a pause at a mark that stands alone, as French writes it', () => {
    const [, before, after] = estimate('Il pleut ; viens', 'Il pleut ; viens', 1_800)
    expect((after?.startMs ?? 0) - (before?.endMs ?? 0)).toBeGreaterThan(100)
  })

  it('counts a number as it was said', () => {
    const [, number] = estimate('In 1789, peace', 'In seventeen eighty-nine, peace', 2_000)
    expect((number?.endMs ?? 0) - (number?.startMs ?? 0)).toBeGreaterThan(800)
  })
})

describe('whatever was written and whatever was said', () => {
  const WORDS = [
    'so',
    '**bold**',
    '3',
    'km,',
    '$5.50',
    'well-known',
    '[link](http://a.b/c)',
    '`code`',
    '—',
    '😀',
    'été',
    '(1,000)',
    'x.',
  ]

  it('each word has a time, in order, within the audio', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = createRandom(seed)
      const some = (): string[] =>
        Array.from({ length: random.between(0, 15) }, () => WORDS[random.between(0, WORDS.length - 1)] ?? '')
      const text = some().join(' ')
      let atMs = 0
      const timed = (random.next() < 0.5 ? text.split(' ') : some()).map((word) => {
        const startMs = atMs + random.between(0, 80)
        atMs = startMs + random.between(0, 300)
        return { text: word, startMs, endMs: atMs }
      })
      const audioMs = random.next() < 0.9 ? atMs + 50 : random.between(0, atMs)
      const said = { text: some().join(' '), timed: random.next() < 0.7 ? timed : [], audioMs }
      const times = wordTimes(text, said)
      expect(
        times.map((word) => word.text),
        `seed ${seed}`,
      ).toEqual(answerWords(text).map((word) => word.text))
      let lastMs = 0
      for (const { startMs, endMs } of times) {
        expect(startMs, `seed ${seed}`).toBeGreaterThanOrEqual(lastMs)
        expect(endMs, `seed ${seed}`).toBeGreaterThanOrEqual(startMs)
        lastMs = endMs
      }
      expect(lastMs, `seed ${seed}`).toBeLessThanOrEqual(audioMs)
    }
  })
})
