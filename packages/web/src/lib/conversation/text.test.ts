import { describe, expect, it } from 'vitest'
import { estimateSentences } from './estimate-sentences.ts'
import { heardChars, spokenAt, spokenStretch } from './heard.ts'
import { finishedSentences } from './sentences.ts'

const ANSWER = 'Hello there. **How** are you today? Fine.'
const SENTENCES = [
  {
    text: 'Hello there.',
    audioMs: 1_000,
    words: [
      { text: 'Hello', startMs: 50, endMs: 400 },
      { text: 'there.', startMs: 400, endMs: 880 },
    ],
  },
  {
    text: '**How** are you today?',
    audioMs: 2_000,
    words: [
      { text: '**How**', startMs: 0, endMs: 300 },
      { text: 'are', startMs: 300, endMs: 400 },
      { text: 'you', startMs: 1_200, endMs: 1_400 },
      { text: 'today?', startMs: 1_400, endMs: 1_880 },
    ],
  },
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

  it.each([
    [370, ''],
    [380, 'Hello'],
    [870, 'Hello there.'],
    [1_270, 'Hello there. '],
    [1_280, 'Hello there. **How**'],
    [2_200, 'Hello there. **How** are'],
    [2_390, 'Hello there. **How** are you'],
    [2_970, 'Hello there. **How** are you today?'],
  ])('after %i ms is up to the last word that was played to its end: %j', (ms, heard) => {
    expect(ANSWER.slice(0, heardChars(ANSWER, SENTENCES, ms))).toBe(heard)
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
    expect(spokenAt(SENTENCES, 20)).toEqual({ index: 0, word: null })
    expect(spokenAt(SENTENCES, 500)).toEqual({ index: 0, word: 1 })
    expect(spokenAt(SENTENCES, 1_000)).toEqual({ index: 1, word: 0 })
    expect(spokenAt(SENTENCES, 3_000)).toBeNull()
  })

  it('keeps the word before a pause', () => {
    expect(spokenAt(SENTENCES, 1_900)).toEqual({ index: 1, word: 1 })
    expect(spokenAt(SENTENCES, 2_250)).toEqual({ index: 1, word: 2 })
  })

  it('is none while she says a word that stands nowhere', () => {
    const opener = { text: '', audioMs: 400, words: [] }
    expect(spokenAt([opener, ...SENTENCES], 100)).toBeNull()
    expect(spokenAt([opener, ...SENTENCES], 900)).toEqual({ index: 1, word: 1 })
  })

  it('stands in the answer with its words', () => {
    const stretch = spokenStretch(ANSWER, SENTENCES, 1)
    expect(stretch).toMatchObject({ start: 13, end: 35 })
    expect(stretch?.words.map(({ start, end }) => ANSWER.slice(start, end))).toEqual([
      '**How**',
      'are',
      'you',
      'today?',
    ])
    expect(spokenStretch('Hello there. **How** are', SENTENCES, 1)).toBeNull()
  })
})

describe('the sentences of an answer that is said again', () => {
  it('share its sound by their lengths, and code has none', () => {
    const answer = 'It is 3.5. **Yes!**\n\n```js\nlet x. y\n```\n\n## A list\n\n- one'
    const sentences = estimateSentences(answer, 3_000)
    expect(sentences.map(({ text }) => text)).toEqual(['It is 3.5.', '**Yes!**', '## A list', '- one'])
    expect(sentences.reduce((sum, { audioMs }) => sum + audioMs, 0)).toBeCloseTo(3_000)
    expect(sentences[0]?.audioMs).toBeCloseTo((3_000 * 10) / 32)
    expect(spokenStretch(answer, sentences, 2)).toMatchObject({ start: answer.indexOf('##') })
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
