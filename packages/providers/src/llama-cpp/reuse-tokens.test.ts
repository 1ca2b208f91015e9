import { describe, expect, it } from 'vitest'
import { reuseTokens, type Speller } from './reuse-tokens.ts'

const WORDS = ['<end>', 'Hel', 'lo', 'Hello', ' wor', 'ld', ' world', '!', '\ufffd', '<user>', 'H', 'ello wor'] as const
const token = (word: (typeof WORDS)[number]): number => WORDS.indexOf(word)
const tokens = (...words: (typeof WORDS)[number][]): number[] => words.map(token)
const speller: Speller<number> = {
  spell: (some) => some.map((one) => WORDS[one]).join(''),
  isMark: (one) => WORDS[one]?.startsWith('<') === true,
}

describe('reuseTokens', () => {
  it('keeps cached tokens that spell the same text in another cut', () => {
    const cached = tokens('Hel', 'lo', ' wor', 'ld', '!')
    const wanted = tokens('Hello', ' world', '!', '<end>')
    expect(reuseTokens(cached, wanted, speller)).toEqual([...cached, token('<end>')])
  })

  it('finds the common place when neither cut is finer everywhere', () => {
    const cached = tokens('H', 'ello wor', 'ld', '!')
    expect(reuseTokens(cached, tokens('Hello', ' world', '!'), speller)).toEqual(cached)
  })

  it('reads anew from the first place where the texts differ', () => {
    const wanted = tokens('Hello', '!', '<end>')
    expect(reuseTokens(tokens('Hel', 'lo', ' wor', 'ld'), wanted, speller)).toEqual(tokens('Hel', 'lo', '!', '<end>'))
  })

  it('never takes a mark for the text that is spelled like it, nor half a character for another half', () => {
    expect(reuseTokens(tokens('<user>', '!'), tokens('<end>', '!'), speller)).toEqual(tokens('<end>', '!'))
    expect(reuseTokens(tokens('Hel', '\ufffd'), tokens('Hello'), speller)).toEqual(tokens('Hello'))
  })

  it('takes everything from an empty cache, and nothing more than wanted from a full one', () => {
    expect(reuseTokens([], tokens('Hello', '!'), speller)).toEqual(tokens('Hello', '!'))
    expect(reuseTokens(tokens('Hello', '!', '!'), tokens('Hello'), speller)).toEqual(tokens('Hello'))
  })
})
