import type { Speech } from '@eva/core'
import { hear, measureClip, never } from '@eva/testing/speech-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  expectInOrder,
  LISTENING_TEST_MS,
  loudness,
  pitchOf,
  type TimedClip,
  timedClip,
} from '../speech-worker/test-clip.ts'
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

describe('what flite tells of the time', { timeout: LISTENING_TEST_MS }, () => {
  let flite: Speech
  beforeAll(async () => {
    flite = await createFlite({ workers: 1 })
  })
  afterAll(() => flite.close())

  const TEXT = "It costs $5.50, today. Dr. Smith's 42 well-known dogs, no, no!"

  it('is when each word sounds, over all its sentences and whatever it says for a number', async () => {
    for (const { id } of flite.voices) {
      const clip = await timedClip(flite, TEXT, { voice: id })
      const said = ['It', 'costs', '$5.50,', 'today.', 'Dr', "Smith's", '42', 'well-known', 'dogs,', 'no,', 'no!']
      expect(clip.words.map(({ text }) => text)).toEqual(said)
      expectInOrder(clip)
      for (const { text, startMs, endMs } of clip.words) {
        expect({ id, text, sounds: loudness(clip, startMs, endMs) > 800 }).toEqual({ id, text, sounds: true })
      }
      const [, , , today, doctor] = clip.words
      const pause = loudness(clip, (today?.endMs ?? 0) + 50, (doctor?.startMs ?? 0) - 50)
      expect({ id, quiet: pause < 200 }).toEqual({ id, quiet: true })
    }
  })

  it('follows the speed, and a text of several passages', async () => {
    const usual = await timedClip(flite, TEXT, { voice: 'flite:slt' })
    const fast = await timedClip(flite, TEXT, { voice: 'flite:slt', speed: 2 })
    const endOf = ({ words }: TimedClip): number => words.at(-1)?.endMs ?? 0
    expect(endOf(fast) / endOf(usual)).toBeLessThan(0.65)
    expect(fast.ms - endOf(fast)).toBeLessThan(200)
    const long = await timedClip(flite, Array(5).fill(TEXT).join(' '), { voice: 'flite:slt' })
    expect(long.words).toHaveLength(5 * usual.words.length)
    expectInOrder(long)
    expect(long.ms - endOf(long)).toBeLessThan(200)
  })

  it('names each sound in IPA', async () => {
    const { phonemes } = await timedClip(flite, 'Hello, my child.', { voice: 'flite:slt' })
    expect(phonemes.map(({ ipa }) => ipa).join(' ')).toBe('h ə l o ʊ m a ɪ t ʃ a ɪ l d')
  })
})

it('speaks higher and lower as asked, in the voices that say that they can', {
  timeout: LISTENING_TEST_MS,
}, async () => {
  const flite = await createFlite({ workers: 1 })
  const text = 'I was just thinking of you, my friend.'
  for (const { id, adjusts } of flite.voices.filter(({ id }) => id !== 'flite:kal')) {
    const hz = async (pitch: number): Promise<number> => pitchOf(await timedClip(flite, text, { voice: id, pitch }))
    const usual = await hz(1)
    for (const pitch of [0.75, 1.4]) {
      const ratio = (await hz(pitch)) / usual
      const expected = adjusts.pitch ? pitch : 1
      expect({ id, pitch, follows: Math.abs(ratio / expected - 1) < 0.08 }).toEqual({ id, pitch, follows: true })
    }
  }
  await flite.close()
})

describe('toEnglishAscii', () => {
  it('spells what English text is full of', () => {
    expect(toEnglishAscii('“It’s” — naïve… café')).toBe('"It\'s", naive... cafe')
    expect(toEnglishAscii('Straße, œuvre')).toBe('Strasse, oeuvre')
  })
})
