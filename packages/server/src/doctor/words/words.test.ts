import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { unitsOf } from './units.ts'

/** Every sentence as it is written in the source, its marks included. */
const sentencesOf = (words: typeof en): readonly string[] => [
  ...Object.values(words.parts),
  ...Object.values(words.found).flatMap(({ says, fix }) => [String(says), String(fix ?? '')]),
  ...Object.values(words.actions).map(String),
]

describe('the words of the doctor', () => {
  it('say in both languages what can be done about the same findings', () => {
    const withFix = (words: typeof en): readonly string[] =>
      Object.entries(words.found).flatMap(([code, { fix }]) => (fix === undefined ? [] : [code]))
    expect(Object.keys(fr.found)).toEqual(Object.keys(en.found))
    expect(withFix(fr)).toEqual(withFix(en))
  })

  it('say "tu" in French, and keep its marks on the line', () => {
    for (const sentence of sentencesOf(fr)) {
      expect(sentence).not.toMatch(/\b(vous|votre|vos)\b/i)
      expect(sentence).not.toMatch(/[\p{L}}] [;!»]|« |[\p{L}}] : [\p{L}$]|[\p{L}}] [?:][`"']/u)
    }
  })

  it('write figures as each language does', () => {
    const [english, french] = [unitsOf('en'), unitsOf('fr')]
    expect([
      english.bytes(1_234e6),
      english.bytes(168e3),
      english.ms(72),
      english.ms(1_260),
      english.span(150),
    ]).toEqual(['1.2 GB', '168 kB', '72\u00a0ms', '1.3\u00a0s', '3 minutes'])
    expect([french.bytes(1_234e6), french.ms(1_260), french.span(1)]).toEqual([
      '1,2\u202fGo',
      '1,3\u00a0s',
      '1\u00a0seconde',
    ])
  })
})
