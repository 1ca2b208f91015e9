import { describe, expect, it } from 'vitest'
import { heardChars, sentenceAt } from './heard.ts'
import { finishedSentences } from './sentences.ts'

const ANSWER = 'Hello there. **How** are you today? Fine.'
const SENTENCES = [
  { text: 'Hello there.', audioMs: 1_000 },
  { text: '**How** are you today?', audioMs: 2_000 },
]

describe('what was heard of an answer', () => {
  it('is nothing at first and whole sentences at their ends', () => {
    expect(heardChars(ANSWER, SENTENCES, 0)).toBe(0)
    expect(ANSWER.slice(0, heardChars(ANSWER, SENTENCES, 1_000))).toBe('Hello there.')
    expect(ANSWER.slice(0, heardChars(ANSWER, SENTENCES, 3_000))).toBe('Hello there. **How** are you today?')
  })

  it('never grows past what is known to have been spoken', () => {
    expect(heardChars(ANSWER, SENTENCES, 99_000)).toBe(35)
  })

  it('ends between two words within a sentence', () => {
    expect(ANSWER.slice(0, heardChars(ANSWER, SENTENCES, 2_000))).toBe('Hello there. **How** are')
  })

  it('never shrinks as time passes', () => {
    let last = 0
    for (let ms = 0; ms < 3_500; ms += 10) {
      const heard = heardChars(ANSWER, SENTENCES, ms)
      expect(heard).toBeGreaterThanOrEqual(last)
      last = heard
    }
  })
})

describe('the sentence that sounds now', () => {
  it('is found by time', () => {
    expect(sentenceAt(ANSWER, SENTENCES, 500)).toEqual({ start: 0, end: 12 })
    expect(sentenceAt(ANSWER, SENTENCES, 1_000)).toEqual({ start: 13, end: 35 })
    expect(sentenceAt(ANSWER, SENTENCES, 3_000)).toBeNull()
  })
})

describe('sentences for a screen reader', () => {
  it('come whole, once, and without markdown’s marks', () => {
    const first = finishedSentences('**Hello** there. How a', '', false)
    expect(first.said).toBe('Hello there.')
    const second = finishedSentences('**Hello** there. How are [you](http://x)? I', first.told, false)
    expect(second.said).toBe('How are you?')
    expect(finishedSentences('**Hello** there. How are [you](http://x)? I am', second.told, true).said).toBe('I am')
  })

  it('wait for the sentence to end', () => {
    expect(finishedSentences('3.5 is a num', '', false)).toEqual({ said: '', told: '' })
  })

  it('are told on from where they differ when the answer was cut back, and nothing twice', () => {
    const { told } = finishedSentences('One. Two is here. Thr', '', false)
    expect(finishedSentences('One. ', told, false)).toEqual({ said: '', told })
    expect(finishedSentences('One. Two is here. Four.', told, true).said).toBe('Four.')
    expect(finishedSentences('One. Two was there. Four.', told, true).said).toBe('Two was there. Four.')
  })
})
