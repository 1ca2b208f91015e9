import type { EvaError } from '@eva/core'
import { expect, it } from 'vitest'
import { hear, type SpeechUnderTest, say, voiceOf } from './speech-under-test.ts'

const NOTHING_TO_SAY = [
  '',
  ' ',
  '\n\t',
  '...',
  '?!',
  '—',
  '🙂',
  '👩‍👩‍👧',
  '🇫🇷 🎉',
  '* * *',
  '\u0000',
  '\ud800',
  '\u202e',
]

const ODD = [
  '-voice kal --help',
  '--version',
  '<speak><break time="9s"/>Hello</speak>',
  '<mark name="x"/> a < b & c > d &amp; &lt;',
  "[[h@l'oU]] [x] ]] [[",
  'https://example.org/a?b=c&d=%20#e',
  'a\u0000b\u0007c\u001bd',
  'lone \ud800 surrogate',
  '12345678901234567890',
  'Call 06 12 34 56 78 or 1-800-555-0199, ref. 00421-A/7.',
  'Bonjour! How are you? ¿Qué tal? Wie geht’s? Привет!',
  'www.example.org/~ada and ada@example.org',
  '🎉 Hello 👩‍🚀🏽 again 🎉🎉🎉',
  '3.14 10:30 50% $5.50 €7 1+1=2',
  'مرحبا، كيف حالك؟',
  'שלום \u202eabc\u202c',
  'Здравствуйте',
  '日本語と中文',
  'e\u0301te\u0301',
  "''''' \"\"\" `code` |pipe| {x} \\n %s $HOME",
  'Hello 🙂, you!',
  'a'.repeat(300),
]

/** What becomes of text that no writer had in mind. */
export function itTakesAnyText(engine: () => SpeechUnderTest): void {
  it('says nothing when there is nothing to say', async () => {
    for (const text of NOTHING_TO_SAY) {
      const { frames, thrown } = await hear(1, say(engine(), text))
      expect({ text, frames: frames.length, thrown }).toEqual({ text, frames: 0, thrown: null })
    }
  })

  it('gives sound, or says that it cannot, whatever the text', async () => {
    const { sampleRate } = voiceOf(engine())
    for (const text of ODD) {
      const { ms, thrown } = await hear(sampleRate, say(engine(), text))
      if (thrown === null) expect({ text, sounds: ms > 50 }).toEqual({ text, sounds: true })
      else
        expect(thrown.value).toMatchObject({ name: 'EvaError', code: 'voice_cannot_say' } satisfies Partial<EvaError>)
    }
    await expectSpeaks(engine())
  })

  it('begins a text of 4,096 characters, and stops when nobody listens any more', async () => {
    const { sampleRate } = voiceOf(engine())
    const { sentence } = engine().texts
    const text = `${sentence} `.repeat(Math.ceil(4_096 / sentence.length)).slice(0, 4_096)
    const stop = new AbortController()
    let heard = 0
    const { ms, thrown } = await hear(sampleRate, say(engine(), text, { signal: stop.signal }), (frame) => {
      heard += frame.length / sampleRate
      if (heard > 1) stop.abort('enough')
    })
    expect(ms).toBeGreaterThan(1_000)
    if (thrown !== null) expect(thrown.value).toBe('enough')
    await expectSpeaks(engine())
  })

  it('says all of a text that is longer than it takes in one piece', async () => {
    const { sampleRate } = voiceOf(engine())
    const { long } = engine().texts
    const once = await hear(sampleRate, say(engine(), long))
    const thrice = await hear(sampleRate, say(engine(), `${long} ${long} ${long}`))
    expect(thrice.thrown).toBeNull()
    expect(thrice.ms).toBeGreaterThan(once.ms * 2.6)
    expect(thrice.ms).toBeLessThan(once.ms * 3.4)
  })
}

/** The engine still works. */
export async function expectSpeaks(engine: SpeechUnderTest): Promise<void> {
  const { ms, thrown } = await hear(voiceOf(engine).sampleRate, say(engine, engine.texts.word))
  expect(thrown).toBeNull()
  expect(ms).toBeGreaterThan(engine.texts.word.length * 30)
}
