import { HEARING_RATE, type Pcm } from '@eva/core'
import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { createResampler } from './index.ts'

const RATES = [8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
const AMPLITUDE = 10_000

const tone = (rate: number, hz: number, ms: number, amplitude = AMPLITUDE): Pcm =>
  Int16Array.from({ length: Math.round((rate * ms) / 1_000) }, (_, at) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hz * at) / rate)),
  )

/** What a resampler makes of a sound that comes in chunks of from 1 to `most` samples. */
async function resampled(rate: number, sound: Pcm, most: number, seed = 1): Promise<Pcm> {
  const resampler = await createResampler(rate)
  const random = createRandom(seed)
  const parts: number[] = []
  for (let from = 0; from < sound.length; ) {
    const size = random.between(1, most)
    parts.push(...resampler.push(sound.subarray(from, from + size)))
    from += size
  }
  resampler.close()
  return Int16Array.from(parts)
}

/** How much of a sound is a tone of that pitch (0 to 1 of full scale), and the phase that it has at the first sample. */
function partial(sound: Pcm, hz: number): { amplitude: number; phase: number } {
  let [re, im] = [0, 0]
  sound.forEach((sample, at) => {
    const angle = (2 * Math.PI * hz * at) / HEARING_RATE
    re += sample * Math.sin(angle)
    im += sample * Math.cos(angle)
  })
  return { amplitude: (2 * Math.hypot(re, im)) / sound.length, phase: Math.atan2(im, re) }
}

const levelOf = (sound: Pcm): number =>
  Math.sqrt(sound.reduce((sum, sample) => sum + sample * sample, 0) / sound.length)
const db = (ratio: number): number => 20 * Math.log10(ratio)
/** From 100 ms on for 300 ms: whole periods of whatever is a multiple of 10 Hz, away from both ends. */
const middle = (sound: Pcm): Pcm => sound.subarray(1_600, 6_400)

describe('the resampler', () => {
  describe.each(RATES)('from %i Hz', (rate) => {
    it.each([100, 440, 1_000, 3_000, 3_400, 5_000, 6_500])(
      'keeps %i Hz: its pitch, its level and its time',
      async (hz) => {
        if (hz > rate * 0.43) return
        const out = await resampled(rate, tone(rate, hz, 500), 700)
        const { amplitude, phase } = partial(middle(out), hz)
        expect(Math.abs(db(amplitude / AMPLITUDE))).toBeLessThan(0.5)
        // Sample n sounds when it should: not even half a sample late.
        const lateSamples = phase / ((2 * Math.PI * hz) / HEARING_RATE)
        expect(Math.abs(lateSamples)).toBeLessThan(0.05)
        // Nothing else sounds: no clicks, no mirror images.
        const rest = middle(out).map((sample, at) =>
          Math.round(sample - amplitude * Math.sin((2 * Math.PI * hz * (at + 1_600)) / HEARING_RATE + phase)),
        )
        expect(db(levelOf(rest) / AMPLITUDE)).toBeLessThan(-60)
      },
    )

    it('makes the same of any chunks', async () => {
      const random = createRandom(rate)
      const sound = Int16Array.from({ length: rate / 4 }, () => random.between(-20_000, 20_000))
      const whole = await resampled(rate, sound, sound.length)
      for (const most of [1, 3, 160, 1_001]) {
        const odd = await resampled(rate, sound, most, most)
        expect(Math.abs(odd.length - whole.length)).toBeLessThanOrEqual(1)
        const length = Math.min(odd.length, whole.length)
        expect(odd.subarray(0, length)).toEqual(whole.subarray(0, length))
      }
    })

    it('holds back 6 ms at most', async () => {
      const out = await resampled(rate, tone(rate, 440, 1_000), 480)
      expect(out.length).toBeLessThanOrEqual(HEARING_RATE)
      expect(out.length).toBeGreaterThanOrEqual(HEARING_RATE * (rate === 8_000 ? 0.994 : 0.995))
    })
  })

  it.each(RATES.filter((rate) => rate > 20_000))(
    'lets nothing above 8 kHz of %i Hz come back below it',
    async (rate) => {
      for (const hz of [8_100, 8_700, 9_500, 10_500]) {
        const out = await resampled(rate, tone(rate, hz, 500), 700)
        expect(db(levelOf(middle(out)) / AMPLITUDE)).toBeLessThan(-80)
      }
    },
  )

  it('does not wrap around where the sound is at the end of its scale', async () => {
    const square = tone(48_000, 200, 200).map((sample) => (sample >= 0 ? 32_767 : -32_768))
    const out = await resampled(48_000, square, 480)
    for (const [index, sample] of out.entries()) {
      const before = out[index - 1] ?? 0
      if (Math.abs(before) > 30_000 && Math.abs(sample) > 30_000) expect(Math.sign(sample)).toBe(Math.sign(before))
    }
  })

  it('takes nothing, gives nothing, and nothing after its end', async () => {
    const resampler = await createResampler(44_100)
    expect(resampler.push(new Int16Array(0))).toEqual(new Int16Array(0))
    resampler.close()
    resampler.close()
    expect(() => resampler.push(new Int16Array(10))).toThrow('closed')
  })

  it.each([7_999, 48_001, 0, Number.NaN, 16_000.5])('refuses a rate of %d', async (rate) => {
    await expect(createResampler(rate)).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
