import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { VAD_WINDOW } from '../contracts/vad.ts'
import { levelOf } from './level.ts'
import { SoundMemory } from './sound-memory.ts'
import { Windows } from './windows.ts'

const tone = (length: number, amplitude = 6_000, offset = 0): Int16Array =>
  Int16Array.from({ length }, (_, at) =>
    Math.max(-32_768, Math.min(32_767, Math.round(offset + amplitude * Math.sin((2 * Math.PI * 220 * at) / 16_000)))),
  )

describe('windows of a microphone', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('are the same whatever chunks come (seed %i)', (seed) => {
    const random = createRandom(seed)
    const sound = Int16Array.from({ length: random.between(1, 20_000) }, () => random.between(-20_000, 20_000))
    const whole = new Windows().push(sound)
    const inChunks = new Windows()
    const windows = []
    for (let from = 0; from < sound.length; ) {
      const size = random.next() < 0.1 ? 0 : random.between(1, 1_500)
      windows.push(...inChunks.push(sound.subarray(from, from + size)))
      from += size
    }
    expect(windows).toEqual(whole)
    expect(windows.map(({ startSample }) => startSample)).toEqual(windows.map((_, index) => index * VAD_WINDOW))
    expect(windows).toHaveLength(Math.floor(sound.length / VAD_WINDOW))
    expect(inChunks.heardSamples).toBe(sound.length)
    const flat = Int16Array.from(windows.flatMap(({ samples }) => [...samples]))
    expect(inChunks.between(0, flat.length)).toEqual(flat)
  })

  it('are free of an offset, from the first sample on and soon after it has changed', () => {
    const mean = (samples: Int16Array): number => samples.reduce((sum, sample) => sum + sample, 0) / samples.length
    const windows = new Windows()
    const steady = windows.push(tone(16_000, 3_000, 8_000))
    expect(Math.abs(mean(windows.between(0, 16_000)))).toBeLessThan(100)
    expect(Math.abs((steady[0]?.level ?? 0) - levelOf(tone(512, 3_000)))).toBeLessThan(0.02)
    windows.push(tone(16_000, 3_000, -8_000))
    expect(Math.abs(mean(windows.between(16_000 + 800, 32_000)))).toBeLessThan(100)
  })

  it('keep the level of a voice', () => {
    for (const amplitude of [100, 3_000, 20_000]) {
      const [, , window] = new Windows().push(tone(2_048, amplitude))
      expect(20 * Math.log10((window?.level ?? 0) / levelOf(tone(512, amplitude)))).toBeCloseTo(0, 0)
    }
  })

  it('say when the microphone was too loud', () => {
    const clipped = (amplitude: number, offset = 0): boolean[] =>
      new Windows().push(tone(1_024, amplitude, offset)).map(({ isClipped }) => isClipped)
    expect(clipped(20_000)).toEqual([false, false])
    expect(clipped(60_000)).toEqual([true, true])
    expect(clipped(20_000, 25_000)).toEqual([true, true])
    expect(new Windows().push(Int16Array.of(...Array(511).fill(0), 32_767))[0]?.isClipped).toBe(false)
  })
})

describe('the memory of sound', () => {
  it.each(Array.from({ length: 30 }, (_, seed) => seed))(
    'finds any part again that is young enough (seed %i)',
    (seed) => {
      const random = createRandom(seed)
      const capacity = random.between(1, 50)
      const memory = new SoundMemory(capacity)
      const all: number[] = []
      for (let time = 0; time < 30; time += 1) {
        const chunk = Int16Array.from({ length: random.between(0, 70) }, () => random.between(-9, 9))
        memory.add(chunk)
        all.push(...chunk)
        const [start, end] = [random.between(0, all.length), random.between(0, all.length + 5)]
        const kept = Int16Array.from(all.slice(Math.max(start, all.length - capacity), Math.max(0, end)))
        expect(memory.between(start, end)).toEqual(end > start ? kept : new Int16Array(0))
        expect(memory.heardSamples).toBe(all.length)
      }
    },
  )
})
