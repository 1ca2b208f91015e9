import { describe, expect, it } from 'vitest'
import wavefile from 'wavefile'
import { readWav } from './read-wav.ts'

const SAMPLES = [0, 8_000, -8_000, 16_000, -16_000, 32_000]

function wav(
  channels: number,
  sampleRate: number,
  depth: string,
  samples: readonly (readonly number[])[] | readonly number[],
): Uint8Array {
  const file = new wavefile.WaveFile()
  file.fromScratch(channels, sampleRate, '16', samples as number[])
  if (depth === '8a') file.toALaw()
  else if (depth === '8m') file.toMuLaw()
  else if (depth !== '16') file.toBitDepth(depth)
  return file.toBuffer()
}

describe('a WAV file', () => {
  it.each(['8', '16', '24', '32', '32f', '64', '8a', '8m'])('is read at a depth of %s', (depth) => {
    const { pcm, sampleRate } = readWav(wav(1, 16_000, depth, SAMPLES), 1_000)
    expect(sampleRate).toBe(16_000)
    expect(pcm).toHaveLength(SAMPLES.length)
    for (const [index, sample] of SAMPLES.entries()) expect(Math.abs((pcm[index] ?? 0) - sample)).toBeLessThan(1_100)
  })

  it('becomes mono by the mean of its channels', () => {
    const { pcm } = readWav(
      wav(2, 44_100, '16', [
        [1_000, 2_000],
        [3_000, -2_000],
      ]),
      1_000,
    )
    expect([...pcm]).toEqual([2_000, 0])
  })

  it.each([
    ['is no WAV', Buffer.from('hello')],
    ['is cut in its header', wav(1, 16_000, '16', SAMPLES).slice(0, 30)],
    ['is empty', wav(1, 16_000, '16', [])],
    ['has a rate that nobody speaks at', wav(1, 4_000, '16', SAMPLES)],
  ])('is refused when it %s', (_what, bytes) => {
    expect(() => readWav(bytes, 1_000)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })

  it('is refused when its sound is too long, however small the file', () => {
    expect(() =>
      readWav(
        wav(
          1,
          8_000,
          '8m',
          Array.from({ length: 16_001 }, () => 0),
        ),
        2_000,
      ),
    ).toThrow(expect.objectContaining({ code: 'payload_too_large' }))
  })
})
