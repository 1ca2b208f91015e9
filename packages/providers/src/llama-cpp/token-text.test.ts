import { describe, expect, it } from 'vitest'
import { createStopText } from './stop-text.ts'
import { createTokenText } from './token-text.ts'

/** Tokens are single bytes, as in a byte-fallback vocabulary. */
const spell = (bytes: readonly number[]): string => Buffer.from(bytes).toString('utf8')
const pieces = (bytes: Iterable<number>): string[] => {
  const text = createTokenText(spell, [])
  return [...Array.from(bytes, (byte) => text.push(byte)), text.end()].filter((piece) => piece !== '')
}

describe('text from tokens', () => {
  it('holds back the bytes of a character until it is whole', () => {
    expect(pieces(Buffer.from('aé€👋b'))).toEqual(['a', 'é', '€', '👋', 'b'])
  })

  it('drops bytes that never become a character, without losing what follows', () => {
    const broken = [0xc3, ...Buffer.from('so'), 0x80, 0x80, 0x80, 0x80, 0x80, ...Buffer.from('é!')]
    expect(pieces(broken).join('')).toBe('soé!')
  })

  it('drops half a character at the end', () => {
    expect(pieces([...Buffer.from('ok'), 0xf0, 0x9f, 0x91])).toEqual(['o', 'k'])
  })

  it('tells the speller which tokens stand before', () => {
    const befores: string[] = []
    const text = createTokenText<string>(
      (tokens, before) => {
        befores.push(before.join(''))
        return tokens.join('')
      },
      ['x', 'y'],
    )
    text.push('a')
    text.push('b')
    expect(new Set(befores)).toEqual(new Set(['xy', 'xya']))
  })
})

describe('text up to a stop', () => {
  it('ends before a stop that comes in pieces', () => {
    const stop = createStopText(['<|im_end|>'])
    expect(stop.push('Hello')).toEqual({ text: 'Hello', stopped: false })
    expect(stop.push('. <|im')).toEqual({ text: '', stopped: false })
    expect(stop.push('_end|>more')).toEqual({ text: '. ', stopped: true })
  })

  it('lets go of what only looked like a stop', () => {
    const stop = createStopText(['</s>', 'User:'])
    expect(['a', '<', 'b', 'Us'].map((piece) => stop.push(piece).text)).toEqual(['a', '', '<b', ''])
    expect(stop.end()).toBe('Us')
  })

  it('ends at the first of several stops', () => {
    expect(createStopText(['B', 'A']).push('xAyB')).toEqual({ text: 'x', stopped: true })
  })
})
