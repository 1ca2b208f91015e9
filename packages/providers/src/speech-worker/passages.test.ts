import { describe, expect, it } from 'vitest'
import { passages } from './passages.ts'
import { speakable } from './speakable.ts'

describe('passages', () => {
  it('leaves a text alone that fits in one', () => {
    expect(passages('Hello. How are you?')).toEqual(['Hello. How are you?'])
    expect(passages('')).toEqual([])
  })

  it('cuts after a sentence, or after a comma, or between words, whichever comes first', () => {
    const sentence = `${'word '.repeat(29).trim()}.`
    expect(passages(`${sentence} ${sentence}`)).toEqual([sentence, sentence])
    const clause = `${'word '.repeat(29).trim()},`
    expect(passages(`${clause} ${clause}`)).toEqual([clause, clause])
    expect(passages('word '.repeat(50).trim()).map(({ length }) => length)).toEqual([199, 49])
  })

  it('loses and doubles nothing, and never makes a passage too long', () => {
    const text = 'One, two; three. Four "five!" six… seven — eight? '.repeat(60).trim()
    const cut = passages(text)
    expect(cut.join(' ')).toBe(text)
    expect(Math.max(...cut.map(({ length }) => length))).toBeLessThanOrEqual(200)
  })

  it('cuts a run without borders between characters, never inside one', () => {
    const text = `x${'𝔸'.repeat(150)}`
    const cut = passages(text)
    expect(cut.join('')).toBe(text)
    expect(cut.every((passage) => passage.isWellFormed())).toBe(true)
  })
})

describe('speakable', () => {
  it('leaves nothing of what has no sound', () => {
    const silent = ['', '  ', '?!…', '🙂', '👩‍👩‍👧', '🇫🇷', '\u0000\u200b', '\ud800', '—', '©']
    expect(silent.map(speakable)).toEqual(silent.map(() => ''))
  })

  it('takes out pictures and control characters and keeps the words', () => {
    expect(speakable('Hi 🙂,\tyou\u0000there\u202e!\n')).toBe('Hi , you there !')
    expect(speakable('a\ud800b')).toBe('a b')
    expect(speakable('e\u0301te\u0301')).toBe('été')
  })

  it('keeps the joiners that Persian is spelled with', () => {
    expect(speakable('می\u200cخواهم')).toBe('می\u200cخواهم')
  })
})
