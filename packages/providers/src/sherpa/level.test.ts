import { expect, it } from 'vitest'
import { gainFor, toPcm } from './level.ts'

const RATE = 16_000
const sine = (amplitude: number): Float32Array =>
  Float32Array.from({ length: RATE }, (_, at) => amplitude * Math.sin((2 * Math.PI * 200 * at) / RATE))
const decibels = (gain: number | null): number => 20 * Math.log10(gain ?? 0)

it('brings a voice to −18 dB below full scale, whatever pauses it makes', () => {
  // A sine of amplitude a has a level of a / √2.
  const amplitude = 0.1
  const own = 20 * Math.log10(amplitude / Math.SQRT2)
  expect(decibels(gainFor(sine(amplitude), RATE))).toBeCloseTo(-18 - own, 2)
  const halting = Float32Array.from([...sine(amplitude), ...new Float32Array(3 * RATE), ...sine(amplitude)])
  expect(decibels(gainFor(halting, RATE))).toBeCloseTo(-18 - own, 1)
})

it('changes no voice by more than 12 dB', () => {
  expect(decibels(gainFor(sine(0.016), RATE))).toBeCloseTo(12, 5)
  expect(decibels(gainFor(sine(1), RATE))).toBeGreaterThan(-18)
})

it('knows no gain for silence', () => {
  expect(gainFor(new Float32Array(RATE), RATE)).toBeNull()
  expect(gainFor(new Float32Array(0), RATE)).toBeNull()
})

it('writes samples as 16-bit numbers and stops at full scale', () => {
  expect([...toPcm(Float32Array.from([0, 0.5, 1, -1, 2, -3]))]).toEqual([0, 16_384, 32_767, -32_767, 32_767, -32_767])
})
