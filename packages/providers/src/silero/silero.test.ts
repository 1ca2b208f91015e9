import { HEARING_RATE, type Pcm, VAD_WINDOW, Windows } from '@eva/core'
import { createRandom } from '@eva/testing/fakes'
import { hear, never } from '@eva/testing/speech-contract'
import { describeVad, judgeAll } from '@eva/testing/vad-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFlite } from '../flite/index.ts'
import { createSilero } from './index.ts'

/** A sentence of flite without the silence around it. */
async function sentence(): Promise<Pcm> {
  const flite = await createFlite({ workers: 1 })
  try {
    const text = 'The quick brown fox jumps over the lazy dog, and then it sleeps.'
    const manner = { voice: 'flite:slt', language: 'en', speed: 1, pitch: 1, signal: never() }
    const { samples } = await hear(HEARING_RATE, flite.speak(text, manner))
    const sounds = (sample: number): boolean => Math.abs(sample) > 700
    return samples.slice(samples.findIndex(sounds), samples.findLastIndex(sounds) + 1)
  } finally {
    await flite.close()
  }
}

describeVad('silero', async () => ({ vad: createSilero(), speech: await sentence() }))

describe('silero', { timeout: 180_000 }, () => {
  const silero = createSilero()
  const random = createRandom(7)
  const noise = (amplitude: number): number => random.between(-amplitude, amplitude)
  const sine = (hz: number, at: number): number => Math.sin((2 * Math.PI * hz * at) / HEARING_RATE)
  const sound = (sampleAt: (at: number) => number): Pcm =>
    Int16Array.from({ length: 3 * HEARING_RATE }, (_, at) =>
      Math.max(-32_768, Math.min(32_767, Math.round(sampleAt(at)))),
    )
  const shareOfSpeech = (samples: Pcm): number => {
    const stream = silero.open()
    const verdicts = judgeAll(stream, samples)
    stream.close()
    return verdicts.filter((verdict) => verdict === 'speech').length / verdicts.length
  }
  let speech: Pcm
  beforeAll(async () => {
    speech = await sentence()
  })

  it.each<[string, (at: number) => number]>([
    ['white noise', () => noise(3_000)],
    ['the hum of a bad cable', (at) => 6_000 * sine(50, at) + 3_000 * sine(100, at) + 1_500 * sine(150, at)],
    ['a chord', (at) => [262, 330, 392, 523].reduce((sum, hz) => sum + 3_000 * sine(hz, at), 0)],
    ['a microphone with an offset', () => 9_000 + noise(100)],
    ['a knock', (at) => (at % HEARING_RATE < 400 ? noise(15_000) : 0)],
  ])('is not taken in by %s', (_, sampleAt) => {
    expect(shareOfSpeech(sound(sampleAt))).toBeLessThan(0.03)
  })

  it.each<[string, (sample: number, at: number) => number]>([
    ['as it is', (sample) => sample],
    ['when it is faint', (sample) => sample / 16],
    ['when the microphone is far too loud', (sample) => sample * 30],
    ['over noise, 10 dB below it', (sample) => sample + noise(1_900)],
    ['over hum', (sample, at) => sample + 3_000 * sine(50, at)],
  ])('hears speech %s', (_, change) => {
    const changed = speech.map((sample, at) => Math.max(-32_768, Math.min(32_767, Math.round(change(sample, at)))))
    expect(shareOfSpeech(changed)).toBeGreaterThan(0.85)
  })

  it('hears speech of a microphone that drifts, once its drift is taken away', () => {
    const windows = new Windows()
    windows.push(speech.map((sample, at) => Math.max(-32_768, Math.min(32_767, sample / 4 + 20_000 + at / 8))))
    expect(shareOfSpeech(windows.between(0, speech.length))).toBeGreaterThan(0.85)
  })

  it('takes an instrument for a voice for moments only', () => {
    const arpeggio = sound((at) => {
      const hz = [220, 277, 330, 440][Math.floor(at / 4_000) % 4] ?? 220
      const overtones = 5_000 * sine(hz, at) + 2_500 * sine(2 * hz, at) + 1_200 * sine(3 * hz, at)
      return Math.exp(-(at % 4_000) / 2_000) * overtones
    })
    expect(shareOfSpeech(arpeggio)).toBeLessThan(0.25)
  })

  it('hears a minute without a pause to its end', () => {
    const minute = new Int16Array(60 * HEARING_RATE)
    for (let from = 0; from < minute.length; from += speech.length) {
      minute.set(speech.subarray(0, minute.length - from), from)
    }
    const stream = silero.open()
    const verdicts = judgeAll(stream, minute)
    stream.close()
    const late = verdicts.slice(-Math.floor((10 * HEARING_RATE) / VAD_WINDOW))
    expect(late.filter((verdict) => verdict === 'speech').length / late.length).toBeGreaterThan(0.85)
  })
})
