import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { ENGLISH_CASES } from './completeness/english.cases.ts'
import { FRENCH_CASES } from './completeness/french.cases.ts'
import { type Completeness, completeness } from './completeness.ts'

const VERDICTS: readonly Completeness[] = ['complete', 'open', 'hanging', 'dictating']

describe.each([
  ['en', ENGLISH_CASES],
  ['fr', FRENCH_CASES],
] as const)('what was said so far in %s', (language, cases) => {
  const all = VERDICTS.flatMap((verdict) => cases[verdict].map((text) => [text, verdict] as const))

  it('is tried with at least 80 texts', () => {
    expect(new Set(all.map(([text]) => text)).size).toBeGreaterThanOrEqual(80)
  })

  it.each(all)('"%s" is %s', (text, verdict) => {
    expect(completeness(text, language)).toBe(verdict)
  })

  it('is not finished with a conjunction after anything, and is complete with a question mark', () => {
    for (const [text, verdict] of all) {
      if (text === '' || verdict === 'dictating') continue
      const bare = text.replace(/[\s.!?…,–»”]+$/u, '')
      const hangs = completeness(`${bare} ${language === 'en' ? 'and' : 'et'}`, language)
      expect([bare, ['hanging', 'dictating'].includes(hangs)]).toEqual([bare, true])
      if (/\p{L}/u.test(bare)) expect([bare, completeness(`${bare}?`, language)]).toEqual([bare, 'complete'])
    }
  })
})

describe('what was said in any language', () => {
  it.each<[string, Completeness]>([
    ['Ich gehe nach Hause.', 'complete'],
    ['Gehst du nach Hause?', 'complete'],
    ['Ich gehe nach', 'open'],
    ['Ich gehe nach…', 'hanging'],
    ['Ich gehe,', 'hanging'],
    ['', 'open'],
  ])('is judged by its marks: "%s" is %s', (text, verdict) => {
    expect(completeness(text, 'de')).toBe(verdict)
    expect(completeness(text, null)).toBe(verdict)
  })

  it.each(Array.from({ length: 50 }, (_, seed) => seed))('is judged whatever it is (seed %i)', (seed) => {
    const random = createRandom(seed)
    const letters = [..."ab cde fgé'’.,?!…-@0123456789 \n\t漢😀«»"]
    const text = Array.from(
      { length: random.between(0, 200) },
      () => letters[random.between(0, letters.length - 1)],
    ).join('')
    for (const language of ['en', 'fr', 'xx', null]) expect(VERDICTS).toContain(completeness(text, language))
  })
})
