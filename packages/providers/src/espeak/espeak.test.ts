import load from '@echogarden/espeak-ng-emscripten'
import type { Speech } from '@eva/core'
import { hear, measureClip, never } from '@eva/testing/speech-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectInOrder, LISTENING_TEST_MS, loudness, pitchOf, timedClip } from '../speech-worker/test-clip.ts'
import { createEspeak } from './index.ts'
import { toSsml } from './ssml.ts'
import { espeakVoiceInfos, espeakVoicePath } from './voices.ts'

describe('espeak', () => {
  it('lists every voice that the engine has, by the names of languages', async () => {
    const { eSpeakNGWorker } = await load()
    const own = new eSpeakNGWorker().list_voices().map(({ identifier }) => identifier)
    const listed = espeakVoiceInfos(true).map(({ id }) => espeakVoicePath(id))
    expect(listed.toSorted()).toEqual(own.filter((path) => path !== 'art/xex').toSorted())
    expect(espeakVoiceInfos(true).filter(({ name, languages }) => languages.includes(name))).toEqual([])
  })

  it('puts the voice of a language before those of its regions', () => {
    const firstFor = (tag: string) => espeakVoiceInfos(true).find(({ languages }) => languages.includes(tag))?.id
    expect(['fr', 'en', 'en-GB', 'es', 'pt', 'de', 'zh', 'no', 'ru'].map(firstFor)).toEqual(
      ['fr', 'en-US', 'en', 'es', 'pt', 'de', 'cmn', 'nb', 'ru'].map((name) => `espeak:${name}`),
    )
  })

  it('speaks languages of all scripts at a like level', async () => {
    const espeak = await createEspeak()
    const texts = {
      'espeak:en-US': 'The quick brown fox jumps over the lazy dog.',
      'espeak:de': 'Guten Morgen, wie geht es dir heute?',
      'espeak:ru': 'Привет, как твои дела сегодня?',
      'espeak:ar': 'مرحبا، كيف حالك اليوم؟',
      'espeak:hi': 'नमस्ते, आप कैसे हैं?',
      'espeak:cmn': '你好，你今天怎么样？',
      // Clips inside the engine at full volume.
      'espeak:haw': 'Aloha kakahiaka, pehea ʻoe?',
    }
    for (const [voice, text] of Object.entries(texts)) {
      const { samples, ms } = await hear(
        22_050,
        espeak.speak(text, { voice, language: 'en', speed: 1, pitch: 1, signal: never() }),
      )
      const { levelDb, peak } = measureClip(samples, 22_050)
      expect({ voice, speaks: ms > 800, likeLevel: Math.abs(levelDb + 18) < 5 }).toEqual({
        voice,
        speaks: true,
        likeLevel: true,
      })
      expect(peak).toBeLessThan(32_767)
    }
    await espeak.close()
  })

  it('lists its voices as not installed, and says what to do, when the package is absent', async () => {
    const espeak = await createEspeak({ packageName: '@echogarden/no-such-package' })
    expect(espeak.voices.every(({ installed }) => !installed)).toBe(true)
    expect(await espeak.check(never())).toMatchObject({ ok: false, detail: expect.stringContaining('npm install') })
    const { thrown } = await hear(
      1,
      espeak.speak('Salut.', { voice: 'espeak:fr', language: 'en', speed: 1, pitch: 1, signal: never() }),
    )
    expect(thrown?.value).toMatchObject({ code: 'voice_failed', fix: expect.stringContaining('GPL-3.0') })
    await espeak.close()
  })
})

describe('what espeak tells of the time', { timeout: LISTENING_TEST_MS }, () => {
  let espeak: Speech
  beforeAll(async () => {
    espeak = await createEspeak()
  })
  afterAll(() => espeak.close())

  const TEXT = 'Il y a 3 km, aujourd’hui & <demain>. Quel âge a-t-elle ?'

  it('is when each word sounds, over all its sentences and whatever it says for a number', async () => {
    const clip = await timedClip(espeak, TEXT, { voice: 'espeak:fr' })
    const said = ['Il', 'y', 'a', '3', 'km,', 'aujourd’hui', '&', '<demain>.', 'Quel', 'âge', 'a-t-elle']
    expect(clip.words.map(({ text }) => text)).toEqual(said)
    expectInOrder(clip)
    for (const { text, startMs, endMs } of clip.words) {
      expect({ text, sounds: loudness(clip, startMs, endMs) > 800 }).toEqual({ text, sounds: true })
    }
    const tomorrow = clip.words.find(({ text }) => text === '<demain>.')
    const next = clip.words.find(({ text }) => text === 'Quel')
    expect(loudness(clip, (tomorrow?.endMs ?? 0) + 60, (next?.startMs ?? 0) - 10)).toBeLessThan(200)
  })

  it('names each sound in IPA', async () => {
    const { phonemes } = await timedClip(espeak, 'Bonjour, mon ami.', { voice: 'espeak:fr' })
    expect(phonemes.map(({ ipa }) => ipa).join('')).toMatch(/^bɔ̃ʒuʁmɔ̃nami$/)
  })

  it('stays in order in every script', async () => {
    const texts = {
      'espeak:ru': 'Привет, как твои дела? 42!',
      'espeak:ar': 'مرحبا، كيف حالك اليوم؟',
      'espeak:hi': 'नमस्ते, आप कैसे हैं?',
      'espeak:cmn': '你好，你今天怎么样？',
    }
    for (const [voice, text] of Object.entries(texts)) {
      const clip = await timedClip(espeak, text, { voice })
      expect(clip.words.length).toBeGreaterThan(0)
      expect(clip.phonemes.length).toBeGreaterThan(5)
      expectInOrder(clip)
    }
  })

  it('speaks higher and lower as asked', async () => {
    for (const voice of ['espeak:fr', 'espeak:en-US']) {
      const hz = async (pitch: number): Promise<number> =>
        pitchOf(await timedClip(espeak, 'Maman, nous allons demain au jardin.', { voice, pitch }))
      const usual = await hz(1)
      for (const pitch of [0.7, 1.4]) {
        const ratio = (await hz(pitch)) / usual
        expect({ voice, pitch, follows: Math.abs(ratio / pitch - 1) < 0.08 }).toEqual({ voice, pitch, follows: true })
      }
    }
  })
})

describe('toSsml', () => {
  it('writes every character as text', () => {
    expect(toSsml('<b> & [[x]] &amp;')).toBe('&lt;b&gt; &amp; [ [x]] &amp;amp;')
  })
})
