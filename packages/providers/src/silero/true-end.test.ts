import { HEARING_RATE, msOf, type Pcm, type SpokenStretch, samplesOf, UtteranceTracker, Windows } from '@eva/core'
import { createRandom } from '@eva/testing/fakes'
import { hear, never } from '@eva/testing/speech-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { createFlite } from '../flite/index.ts'
import { createSilero } from './index.ts'

/** Microphones send this much at a time. */
const CHUNK_SAMPLES = 320
const AROUND_MS = 1_000
const PAUSE_MS = 600

/** Two sentences of one voice, each without the silence around it. */
type Said = { readonly voice: string; readonly first: Pcm; readonly second: Pcm }

const trimmed = (samples: Pcm): Pcm => {
  const sounds = (sample: number): boolean => Math.abs(sample) > 500
  return samples.slice(samples.findIndex(sounds), samples.findLastIndex(sounds) + 1)
}

/** Silence, a sentence, a pause, a sentence, silence, with white noise so many dB below the voice. */
function recording({ first, second }: Said, noiseDb: number): Pcm {
  const [around, pause] = [samplesOf(AROUND_MS), samplesOf(PAUSE_MS)]
  const sound = new Int16Array(around + first.length + pause + second.length + around)
  sound.set(first, around)
  sound.set(second, around + first.length + pause)
  const random = createRandom(1)
  const level = Math.sqrt(first.reduce((sum, sample) => sum + sample * sample, 0) / first.length)
  const peak = level * 10 ** (noiseDb / 20) * Math.sqrt(3)
  return sound.map((sample) => Math.max(-32_768, Math.min(32_767, sample + (2 * random.next() - 1) * peak)))
}

describe('the beginning, the pause and the end of what was said', { timeout: 180_000 }, () => {
  const said: Said[] = []
  beforeAll(async () => {
    const flite = await createFlite({ workers: 1 })
    const say = async (voice: string, text: string): Promise<Pcm> => {
      const manner = { voice, language: 'en', speed: 1, pitch: 1, signal: never() }
      return trimmed((await hear(HEARING_RATE, flite.speak(text, manner))).samples)
    }
    for (const { id: voice, sampleRate } of flite.voices) {
      if (sampleRate !== HEARING_RATE) continue
      said.push({
        voice,
        first: await say(voice, 'I would like to know something.'),
        second: await say(voice, 'What is the weather going to be tomorrow?'),
      })
    }
    await flite.close()
  }, 180_000)

  const follow = (sound: Pcm): SpokenStretch | null => {
    const windows = new Windows()
    const tracker = new UtteranceTracker()
    const stream = createSilero().open()
    for (let from = 0; from < sound.length; from += CHUNK_SAMPLES) {
      for (const window of windows.push(sound.subarray(from, from + CHUNK_SAMPLES))) {
        tracker.hear(stream.judge(window.samples), window)
      }
    }
    stream.close()
    return tracker.finish()
  }

  it.each([-60, -20, -10])('are found to 64 ms in noise at %i dB, whoever speaks', (noiseDb) => {
    expect(said.length).toBeGreaterThan(1)
    for (const one of said) {
      const stretch = follow(recording(one, noiseDb))
      const pauseSample = samplesOf(AROUND_MS) + one.first.length
      const endSample = pauseSample + samplesOf(PAUSE_MS) + one.second.length
      const lateMs = {
        start: msOf((stretch?.firstVoicedSample ?? 0) - samplesOf(AROUND_MS)),
        pause: msOf((stretch?.pauses.find(({ endSample: at }) => at > pauseSample)?.startSample ?? 0) - pauseSample),
        end: msOf((stretch?.lastVoicedSample ?? 0) - endSample),
      }
      for (const [what, ms] of Object.entries(lateMs)) {
        expect({ voice: one.voice, what, isNear: Math.abs(ms) <= 64 }).toEqual({
          voice: one.voice,
          what,
          isNear: true,
        })
      }
      // The pre-roll brings back what the detector takes to be sure.
      expect(stretch?.startSample).toBeLessThanOrEqual(samplesOf(AROUND_MS))
    }
  })
})
