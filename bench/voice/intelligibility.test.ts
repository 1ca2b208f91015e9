import { createFlite } from '@eva/providers/flite'
import { describe, expect, it } from 'vitest'
import { SENTENCES, understand } from './intelligibility.ts'
import { findRecogniser } from './recogniser.ts'

/** A voice of which a simple recogniser gets two words in three is understood by people. Measured: slt 13 %, see docs. */
const MOST_WORDS_WRONG = 0.35

const recogniser = findRecogniser()

describe.skipIf(recogniser === null)('the built-in voice, heard by a recogniser', () => {
  it('is understood: the one that speaks English', { timeout: 120_000 }, async () => {
    if (recogniser === null) return
    const voice = 'flite:slt'
    const speech = await createFlite()
    try {
      const { wordErrorRate, sentences } = await understand({ speech, voice, language: 'en' }, recogniser)
      console.log(`${voice}: ${(wordErrorRate * 100).toFixed(1)} % of the words of ${sentences.length} sentences wrong`)
      expect(sentences).toHaveLength(SENTENCES.length)
      expect(wordErrorRate).toBeLessThanOrEqual(MOST_WORDS_WRONG)
    } finally {
      await Promise.all([speech.close(), recogniser.close()])
    }
  })
})

it('is found on the path or nowhere', () => {
  expect(findRecogniser('/nowhere')).toBeNull()
})
