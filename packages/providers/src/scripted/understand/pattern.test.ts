import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../rules/en/index.ts'
import { FRENCH } from '../rules/fr/index.ts'
import type { LanguagePack } from '../rules/types.ts'
import { type Captures, compilePattern, matchable, matchPattern } from './pattern.ts'
import { readSentences } from './words.ts'

const match = (pattern: string, said: string, pack: LanguagePack = ENGLISH): Captures | null => {
  const words = readSentences(said, pack.hearing)[0] ?? []
  return matchPattern(compilePattern(pattern, pack.hearing.contractions), words, matchable(words), said)
}

describe('a pattern', () => {
  it.each([
    ['hello', 'Hello!', true],
    ['hello', 'Hello there', false],
    ['hello [there]', 'hello there', true],
    ['hello [there]', 'hello', true],
    ['(hello|good day) eva', 'Good day, Eva.', true],
    ['(hello|good day) eva', 'Good Eva', false],
    ['* joke *', 'tell me a joke about cats', true],
    ['* joke *', 'joke', true],
    ['* joke *', 'jokes', false],
    ["what's [up [now|here]]", 'What is up here?', true],
    ["what's [up [now|here]]", 'whats', true],
    ['[please] (tell|say) it', 'please tell it', true],
    ['[please] (tell|say) it', 'it', false],
  ])('"%s" on "%s"', (pattern, said, fits) => {
    expect(match(pattern, said) !== null).toBe(fits)
  })

  it('keeps what it captures as the user wrote it', () => {
    expect(match('my name is {value:3}', 'My name is  Jean-Luc  McÉwan!')).toEqual({ value: 'Jean-Luc  McÉwan' })
    expect(match("j'habite {where=à|près de} {value}", 'J’habite près de l’Étang', FRENCH)).toEqual({
      where: 'près de',
      value: 'l’Étang',
    })
  })

  it('captures no more words than it may, and never beyond a pause', () => {
    expect(match('i am {value:2}', 'I am Sam Smith')).toEqual({ value: 'Sam Smith' })
    expect(match('i am {value:2}', 'I am Sam Smith Jones')).toBeNull()
    expect(match('i am {value}', 'I am Sam, you know')).toBeNull()
    expect(match('i am {value}', 'I am Sam and I live here')).toBeNull()
  })

  it('reads without accents, case, apostrophes and contractions', () => {
    expect(match("où est-ce que j'habite", "OU EST CE QUE J'HABITE", FRENCH)).toEqual({})
    expect(match('I am here', "i'm here")).toEqual({})
    expect(match("what's your name", 'what is your name')).toEqual({})
  })

  it.each(['{', '(a', 'a)', '[a', '{A}', '{a:b}', 'a (b|c'])('that cannot be read is refused: "%s"', (pattern) => {
    expect(() => compilePattern(pattern, {})).toThrowError(expect.objectContaining({ code: 'internal' }))
  })

  it('tells at a glance which words it cannot begin with', () => {
    const pattern = compilePattern('[so|well] (how|what) are you', {})
    expect(['so', 'well', 'how', 'what', 'are'].map((word) => pattern.opensWith(word))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
    expect(compilePattern('* you', {}).opensWith('anything')).toBe(true)
    expect(compilePattern('[so] {name}', {}).opensWith('anything')).toBe(true)
  })
})
