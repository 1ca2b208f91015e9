import { HEARING_RATE, msOf } from '@eva/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openVoiceBooth, SPEECH_LEVEL, type Spoken, splitAtPauses, VOICE_FROM, type VoiceBooth } from './corpus.ts'
import { spokenOf } from './folder.ts'
import { createNoise } from './noise.ts'
import { BACKCHANNELS, ENGLISH_SAYINGS, FRENCH_SAYINGS, INTERRUPTIONS } from './sayings.ts'

const MAN = { voice: 'flite:rms', language: 'en', speed: 1, pitch: 1 }
const WOMAN = { voice: 'espeak:fr', language: 'fr', speed: 1, pitch: 1 }

const rootMeanSquare = (samples: ArrayLike<number>): number =>
  Math.sqrt(Array.from(samples).reduce((sum, sample) => sum + sample * sample, 0) / samples.length)

const isVoice = (sample: number | undefined): boolean => Math.abs(sample ?? 0) >= VOICE_FROM

describe('what people say', () => {
  it('pauses for 300 to 900 ms where it pauses', () => {
    const parts = [...ENGLISH_SAYINGS, ...FRENCH_SAYINGS].flatMap(({ text, kind }) =>
      splitAtPauses(text)
        .slice(0, -1)
        .map(({ pauseMs }) => ({ kind, pauseMs })),
    )
    expect(parts.length).toBeGreaterThan(15)
    expect(parts.filter(({ pauseMs }) => pauseMs < 300 || pauseMs > 900)).toEqual([])
    expect(parts.filter(({ kind }) => kind === 'whole' || kind === 'short')).toEqual([])
  })

  it('is never a sound of listening where it is meant for her', () => {
    expect(INTERRUPTIONS.filter((text) => BACKCHANNELS.includes(text))).toEqual([])
  })
})

describe('made voices', { timeout: 180_000 }, () => {
  let booth: VoiceBooth
  let number: Spoken
  beforeAll(async () => {
    booth = await openVoiceBooth()
    number = await booth.say('My number is [700] two one nine.', MAN)
  }, 180_000)
  afterAll(() => booth.close())

  it('tell their true end, and are silent after it', () => {
    const { samples, startSample, endSample } = number
    expect([isVoice(samples[startSample]), isVoice(samples[endSample - 1])]).toEqual([true, true])
    expect([...samples.subarray(0, startSample), ...samples.subarray(endSample)].filter(isVoice)).toEqual([])
  })

  it('pause for exactly as long as they are told to', () => {
    const { samples, startSample, endSample } = number
    let [longest, silent] = [0, 0]
    for (let at = startSample; at < endSample; at += 1) {
      silent = isVoice(samples[at]) ? 0 : silent + 1
      longest = Math.max(longest, silent)
    }
    expect(msOf(longest)).toBeCloseTo(700, 0)
  })

  it('know when each word sounds, on both sides of a pause', () => {
    const { words, endSample } = number
    expect(words.map(({ text }) => text)).toEqual(['My', 'number', 'is', 'two', 'one', 'nine.'])
    expect(words.every(({ startSample, endSample: end }) => end > startSample)).toBe(true)
    const [is, two] = [words[2], words[3]]
    expect(msOf((two?.startSample ?? 0) - (is?.endSample ?? 0))).toBeGreaterThan(600)
    expect(Math.abs(msOf((words.at(-1)?.endSample ?? 0) - endSample))).toBeLessThan(150)
  })

  it('are all equally loud', async () => {
    for (const spoken of [number, await booth.say('Je cherche le [600] cahier bleu.', WOMAN)]) {
      const voiced = spoken.words.flatMap((word) => [...spoken.samples.subarray(word.startSample, word.endSample)])
      expect(rootMeanSquare(voiced) / SPEECH_LEVEL).toBeGreaterThan(0.8)
      expect(rootMeanSquare(voiced) / SPEECH_LEVEL).toBeLessThan(1.25)
    }
  })

  it('keep the marks that French sets apart', async () => {
    const { words } = await booth.say('Pourquoi ? [400] Je cherche.', WOMAN)
    expect(words.map(({ text }) => text)).toEqual(['Pourquoi ?', 'Je', 'cherche.'])
  })

  it('say the same twice in the same way', async () => {
    const again = await booth.say('My number is [700] two one nine.', MAN)
    expect(again).toEqual(number)
  })
})

describe('a recording', () => {
  it('is brought to the level of speech, with its true end and its words as they are written', () => {
    const tone = (at: number): number => Math.round(1_000 * Math.sin(at / 5))
    const pcm = Int16Array.from({ length: 48_000 }, (_, at) => (at >= 12_000 && at < 36_000 ? tone(at) : 0))
    const { samples, words, startSample, endSample } = spokenOf('Quelle heure est-il ?', pcm, 24_000)
    expect([Math.abs(msOf(startSample) - 500) < 3, Math.abs(msOf(endSample) - 1_500) < 3]).toEqual([true, true])
    expect(rootMeanSquare(samples.subarray(startSample, endSample)) / SPEECH_LEVEL).toBeCloseTo(1, 1)
    expect(words.map(({ text }) => text)).toEqual(['Quelle', 'heure', 'est-il ?'])
  })
})

describe('the noise of a room', () => {
  it('has the level that is asked for, and depends on its seed alone', () => {
    const [one, same, other] = [createNoise(7), createNoise(7), createNoise(8)]
    const first = Float64Array.from({ length: HEARING_RATE }, one)
    expect(rootMeanSquare(first)).toBeGreaterThan(0.9)
    expect(rootMeanSquare(first)).toBeLessThan(1.1)
    expect(Float64Array.from({ length: HEARING_RATE }, same)).toEqual(first)
    expect(Float64Array.from({ length: HEARING_RATE }, other)).not.toEqual(first)
  })
})
