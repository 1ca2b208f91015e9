import { describe, expect, it } from 'vitest'
import { eventOf } from './event-of.ts'

describe('a sentence on the wire', () => {
  const text = 'That is wonderful!'
  const clause = { index: 0, start: 0, end: text.length, text, spoken: text, language: 'en', mood: null }
  const sentence = { type: 'sentence' as const, clause, audioMs: 300, words: [] }

  it('has its mood, and her mouth where the voice knows its sounds', () => {
    const phonemes = [
      { ipa: 'b', startMs: 0, endMs: 90.4 },
      { ipa: 'ɑ', startMs: 90.4, endMs: 300 },
    ]
    expect(eventOf('a', { ...sentence, phonemes })).toMatchObject({
      mood: 'joy',
      visemes: [
        { time_ms: 0, viseme: 'PP', weight: 1 },
        { time_ms: 90, viseme: 'aa', weight: 1 },
        { time_ms: 300, viseme: 'sil', weight: 0 },
      ],
    })
  })

  it('has the mood that the brain gave it before the one of its words', () => {
    expect(eventOf('a', { ...sentence, clause: { ...clause, mood: 'surprise' }, phonemes: [] })).toMatchObject({
      mood: 'surprise',
    })
  })

  it('leaves the mouth to the sound where the voice knows nothing', () => {
    expect(eventOf('a', { ...sentence, phonemes: [] })).not.toHaveProperty('visemes')
  })
})
