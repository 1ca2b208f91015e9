import type { Speech } from '@eva/core'
import { hear, measureClip, never } from '@eva/testing/speech-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toEnglishAscii } from './english-text.ts'
import { createFlite } from './index.ts'

describe('flite', () => {
  let flite: Speech
  beforeAll(async () => {
    flite = await createFlite({ workers: 1 })
  })
  afterAll(() => flite.close())

  const say = (voice: string, text: string) =>
    flite.speak(text, { voice, language: 'en', speed: 1, pitch: 1, signal: never() })

  it('speaks with each of its voices, at a like level and length', async () => {
    for (const { id, sampleRate } of flite.voices) {
      const { samples, ms } = await hear(sampleRate, say(id, 'The quick brown fox jumps over the lazy dog.'))
      const { levelDb, peak } = measureClip(samples, sampleRate)
      expect({ id, likeLength: ms > 2_000 && ms < 4_000 }).toEqual({ id, likeLength: true })
      expect({ id, likeLevel: Math.abs(levelDb + 18) < 4 }).toEqual({ id, likeLevel: true })
      expect(peak).toBeLessThan(32_767)
    }
  })

  it('makes its first sound before the clip is whole', async () => {
    const { frames } = await hear(16_000, say('flite:slt', 'I was just thinking of you, my friend.'))
    expect(frames.length).toBeGreaterThan(20)
    expect(frames[0]?.length).toBe(320)
  })

  it('says so when there is no such voice, and when it has no sound for the letters', async () => {
    const unknown = await hear(16_000, say('flite:hal', 'Hello.'))
    expect(unknown.thrown?.value).toMatchObject({
      code: 'voice_failed',
      message: 'flite has no voice called "flite:hal".',
    })
    const russian = await hear(16_000, say('flite:slt', 'Привет'))
    expect(russian.thrown?.value).toMatchObject({ code: 'voice_cannot_say' })
  })
})

describe('toEnglishAscii', () => {
  it('spells what English text is full of', () => {
    expect(toEnglishAscii('“It’s” — naïve… café')).toBe('"It\'s", naive... cafe')
    expect(toEnglishAscii('€5.50, or £3, or 7 €.')).toBe('5.50 euros, or 3 pounds, or 7 euros.')
    expect(toEnglishAscii('20 °C at 3×4')).toBe('20 degrees Celsius at 3 times 4')
    expect(toEnglishAscii('Straße, œuvre')).toBe('Strasse, oeuvre')
  })
})
