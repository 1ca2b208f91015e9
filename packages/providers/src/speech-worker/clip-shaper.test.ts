import { describe, expect, it } from 'vitest'
import { createClipShaper, pauseMs } from './clip-shaper.ts'

/** One sample a millisecond. */
const FORMAT = { sampleRate: 1_000, gain: 1 }

const run = (length: number, value: number): Int16Array => new Int16Array(length).fill(value)

function shape(pieces: readonly Int16Array[], tailMs = 100, gain = 1): { frames: number[]; samples: number[] } {
  const frames: Int16Array[] = []
  const shaper = createClipShaper({ ...FORMAT, gain }, tailMs, (frame) => frames.push(frame))
  for (const piece of pieces) shaper.push(piece)
  shaper.finish()
  return { frames: frames.map(({ length }) => length), samples: frames.flatMap((frame) => [...frame]) }
}

describe('createClipShaper', () => {
  it('keeps 20 ms before the first sound and fills the end to the pause', () => {
    const { samples } = shape([run(200, 10), run(50, 5_000)])
    expect(samples).toHaveLength(20 + 50 + 100)
    expect(samples.slice(0, 21)).toEqual([...Array(20).fill(10), 5_000])
    expect(samples.slice(-100)).toEqual(Array(100).fill(0))
  })

  it('cuts a long end to the pause, and leaves the pauses inside alone', () => {
    const { samples } = shape([run(50, 5_000), run(300, 10), run(50, 5_000), run(400, 10)])
    expect(samples).toHaveLength(50 + 300 + 50 + 100)
    expect(samples.slice(-100)).toEqual(Array(100).fill(10))
  })

  it('makes the same clip whatever the pieces it comes in', () => {
    const whole = [...run(90, 0), ...run(70, 4_000), ...run(60, 0), ...run(45, -4_000), ...run(130, 20)]
    const expected = shape([Int16Array.from(whole)]).samples
    for (const size of [1, 7, 20, 64]) {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
        Int16Array.from(whole.slice(index * size, (index + 1) * size)),
      )
      expect(shape(pieces).samples).toEqual(expected)
    }
  })

  it('sends a first frame of 20 ms as soon as there is one, then frames of 40 ms', () => {
    const sent: number[] = []
    const shaper = createClipShaper(FORMAT, 100, (frame) => sent.push(frame.length))
    shaper.push(run(30, 5_000))
    expect(sent).toEqual([20])
    shaper.push(run(100, 5_000))
    expect(sent).toEqual([20, 40, 40])
  })

  it('ramps down a sound that ends abruptly', () => {
    const { samples } = shape([run(50, 8_000)], 10)
    expect(samples.slice(44, 52)).toEqual([8_000, 8_000, 6_000, 4_000, 2_000, 0, 0, 0])
  })

  it('bends what is too loud instead of clipping it', () => {
    const { samples } = shape([Int16Array.of(10_000, 15_000, 20_000, 32_767, -32_768), run(50, 0)], 0, 1.5)
    expect(samples[0]).toBe(15_000)
    expect(Math.max(...samples.map(Math.abs))).toBeLessThan(32_767)
    expect(samples[2]).toBeGreaterThan(samples[1] ?? 0)
  })

  it('sends nothing for a clip without sound', () => {
    expect(shape([run(500, 60)]).frames).toEqual([])
    expect(shape([]).frames).toEqual([])
  })
})

describe('pauseMs', () => {
  it('follows the punctuation, through quotes and brackets', () => {
    expect(['Hi.', 'Why?', '“Oh!”', 'So…', '好。'].map(pauseMs)).toEqual([120, 120, 120, 120, 120])
    expect(['Well,', 'that is:', 'but —'].map(pauseMs)).toEqual([80, 80, 80])
    expect(['and then', 'Eva'].map(pauseMs)).toEqual([50, 50])
  })
})
