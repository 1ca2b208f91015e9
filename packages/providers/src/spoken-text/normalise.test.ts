import { describe, expect, it } from 'vitest'
import { ENGLISH_CASES } from './english.cases.ts'
import { FRENCH_CASES } from './french.cases.ts'
import { normalise } from './index.ts'

describe.each([
  ['en', ENGLISH_CASES],
  ['fr', FRENCH_CASES],
] as const)('in %s', (language, cases) => {
  it.each(cases)('%j is said as %j', (written, said) => {
    expect(normalise(written, language)).toBe(said)
  })

  it.each(cases)('%j is left alone once it is in words', (written) => {
    const said = normalise(written, language)
    expect(normalise(said, language)).toBe(said)
  })

  it('a hundred cases at least are told', () => {
    expect(cases.length).toBeGreaterThanOrEqual(100)
  })
})

it('leaves other languages as they are, and knows a language by its primary tag', () => {
  expect(normalise('Es kostet 5,50 €.', 'de')).toBe('Es kostet 5,50 €.')
  expect(normalise('It costs $5.', 'en-GB')).toBe('It costs five dollars.')
  expect(normalise('Ça coûte 5 €.', 'FR-ca')).toBe('Ça coûte cinq euros.')
})

const PLAIN: readonly (readonly [string, string])[] = [
  ['I was just thinking of you, my friend; it’s late — isn’t it?', 'en'],
  ['“Really?” she said… (and laughed).', 'en'],
  ['NASA, I think, is where Mia works.', 'en'],
  ['Je pensais à toi, mon amie ; il est tard — n’est-ce pas ?', 'fr'],
  ['« Vraiment ? » dit-elle… (et elle rit).', 'fr'],
]

it.each(PLAIN)('gives back %j as it is', (text, language) => {
  expect(normalise(text, language)).toBe(text)
})

/** Small, fast and the same everywhere: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const PIECES = [
  ...'0 1 2 7 12 21 80 99 100 1984 2026 3.14 1,5 1,234 1.000 007 1st 2e XIV 5.50 03/04 3:30 15h30 ½'.split(' '),
  ...'. , : ; / - – + = < > × ÷ % ° € $ £ & # @ ( ) \' " ! ? ^ _ ~ * …'.split(' '),
  ...'word I M. Mrs. St. etc. e.g. vs p. n° am p.m. km kg h s m GB °C million k M€ March mars janv. Louis chapter a the le de'.split(
    ' ',
  ),
  ...[' ', ' ', ' ', ' ', '\u00a0', 'é', 'ß', '你', '🙂', ':)', '<3', 'www.a.com', 'a@b.fr', 'https://x.org/y'],
]

describe.each(['en', 'fr'])('whatever is written in %s', (language) => {
  const written = (glue: string): readonly string[] =>
    Array.from({ length: 300 }, (_, seed) => {
      const random = randomFrom(seed + 1)
      const piece = (): string => PIECES[Math.floor(random() * PIECES.length)] ?? ''
      return Array.from({ length: 1 + Math.floor(random() * 14) }, piece).join(glue)
    })
  const apart = written(' ')
  const texts = [...apart, ...written('')]

  it('has no figure left, nor a sign that a voice would drop', () => {
    for (const text of texts)
      expect({ text, left: /[0-9€$£%°&=+×÷]/.exec(normalise(text, language)) }).toEqual({ text, left: null })
  })

  it('is the same when it is said twice, as long as there are blanks between', () => {
    for (const text of apart) {
      const said = normalise(text, language)
      expect({ text, said: normalise(said, language) }).toEqual({ text, said })
    }
  })

  it('keeps every word', () => {
    const words = 'river friend blanket yellow garden window'.split(' ')
    for (const [seed, text] of texts.entries()) {
      const word = words[seed % words.length] ?? ''
      expect({ text, kept: normalise(`${text} ${word} ${text}`, language).includes(word) }).toEqual({
        text,
        kept: true,
      })
    }
  })
})

const MONOTONOUS = [
  '1',
  '1.',
  '1,',
  '1/',
  '1:',
  '1-',
  '12 ',
  '. ',
  '/',
  'a.',
  'a@',
  '$1 ',
  'III',
  '<',
  '+',
  ':)',
  '1h',
  '½',
  'M. ',
  '&',
]

it.each(MONOTONOUS)('says 4,096 characters of %j, and each as far as it is a word', (piece) => {
  for (const language of ['en', 'fr']) {
    const said = normalise(piece.repeat(4_096 / piece.length), language)
    expect(said).not.toMatch(/\d/)
  }
})
