import load from '@echogarden/espeak-ng-emscripten'
import { hear, measureClip, never } from '@eva/testing/speech-contract'
import { describe, expect, it } from 'vitest'
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

describe('toSsml', () => {
  it('writes every character as text', () => {
    expect(toSsml('<b> & [[x]] &amp;')).toBe('&lt;b&gt; &amp; [ [x]] &amp;amp;')
  })
})
