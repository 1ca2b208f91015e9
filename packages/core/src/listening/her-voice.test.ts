import { describe, expect, it } from 'vitest'
import type { Delivery } from '../conversation/log.ts'
import { HerVoice } from './her-voice.ts'

const RATE = 16_000
const SENTENCES = ['I am glad of it.', 'Please go on.'] as const

/** She says two sentences of a second each, sent at once, from 0 ms on. */
function speaking(): HerVoice {
  const her = new HerVoice()
  const ofTurn = { seq: 1, turn_id: 't' }
  const tell = (event: Extract<Delivery, { kind: 'event' }>['event']): void => her.left({ kind: 'event', event }, 0)
  tell({ type: 'audio_start', ...ofTurn, sample_rate: RATE, voice: 'v' })
  for (const [index, text] of SENTENCES.entries()) {
    const pcm = new Int16Array(RATE).fill(3_000)
    her.left(
      { kind: 'audio', seq: 1, turnId: 't', turnNumber: 1, sentenceIndex: index, firstSample: index * RATE, pcm },
      0,
    )
    tell({ type: 'sentence', ...ofTurn, index, text, audio_ms: 1_000, words: [] })
  }
  return her
}

describe('how loud she is', () => {
  it('is told for what has been played since it was last asked, and is nothing once she has ended', () => {
    const her = speaking()
    expect(her.loudestUntil(32)).toBeCloseTo(3_000 / 32_768)
    expect(her.loudestUntil(1_968)).toBeCloseTo(3_000 / 32_768)
    expect(her.loudestUntil(2_000)).toBeCloseTo(3_000 / 32_768)
    expect([her.loudestUntil(2_032), her.loudestUntil(2_064)]).toEqual([0, 0])
  })

  it('is nothing once she was stopped', () => {
    const her = speaking()
    expect(her.loudestUntil(500)).toBeGreaterThan(0)
    her.stop(500)
    expect([her.loudestUntil(532), her.loudestUntil(564)]).toEqual([0, 0])
  })
})

describe('what can have been heard of her', () => {
  it('is what sounded around it', () => {
    const her = speaking()
    expect(her.isAudible(500)).toBe(true)
    expect(her.wordsAround(200, 500)).toBe(SENTENCES[0])
    expect(her.isAudible(1_500)).toBe(true)
    expect(her.wordsAround(1_200, 1_500)).toBe(SENTENCES.join(' '))
  })

  it('is nothing of what was still to come when she was stopped', () => {
    const her = speaking()
    expect(her.isAudible(500)).toBe(true)
    her.stop(500)
    expect(her.isAudible(510)).toBe(false)
    expect(her.wordsAround(200, 900)).toBe(SENTENCES[0])
  })
})
