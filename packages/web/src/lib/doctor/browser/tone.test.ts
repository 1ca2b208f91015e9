import { describe, expect, it } from 'vitest'
import { isTone, listenForTone, toneShare } from './tone.ts'

const RATE = 48_000
const samplesOf = (ms: number, at: (seconds: number) => number): Float32Array =>
  Float32Array.from({ length: (RATE * ms) / 1_000 }, (_, index) => at(index / RATE))
const sine = (hz: number, volume: number) => (seconds: number) => volume * Math.sin(2 * Math.PI * hz * seconds)
const silence = (ms: number) => samplesOf(ms, () => 0)

describe('the share of a tone', () => {
  it('is all of a pure one, whatever its volume, and nearly nothing of another', () => {
    expect(toneShare(samplesOf(8, sine(1_000, 0.5)), RATE)).toBeCloseTo(1, 2)
    expect(toneShare(samplesOf(8, sine(1_000, 0.001)), RATE)).toBeCloseTo(1, 2)
    expect(toneShare(samplesOf(8, sine(220, 0.5)), RATE)).toBeLessThan(0.1)
    expect(toneShare(silence(8), RATE)).toBe(0)
  })

  it('is a half beside a voice that is as loud', () => {
    const both = samplesOf(8, (seconds) => sine(1_000, 0.2)(seconds) + sine(250, 0.2)(seconds))
    expect(toneShare(both, RATE)).toBeCloseTo(0.5, 1)
  })

  it('does not count where nobody would hear it', () => {
    expect(isTone(samplesOf(8, sine(1_000, 0.001)), RATE)).toBe(false)
    expect(isTone(samplesOf(8, sine(1_000, 0.01)), RATE)).toBe(true)
  })
})

const pcm = (samples: Iterable<number>) => Int16Array.from(samples, (sample) => sample * 32_767)

describe('an ear for the tone', () => {
  it('says when it began, to a stretch, in pieces of any length', () => {
    const ear = listenForTone(RATE)
    const heard = pcm([...silence(200), ...samplesOf(100, sine(1_000, 0.1))])
    for (let at = 0; at < heard.length; at += 1_537) ear.hear(heard.subarray(at, at + 1_537))
    expect(ear.beganMs()).toBe(200)
    expect(ear.quietMs()).toBe(0)
  })

  it('hears another beginning once it has forgotten the first', () => {
    const ear = listenForTone(RATE)
    ear.hear(pcm(samplesOf(80, sine(1_000, 0.1))))
    ear.hear(pcm(silence(240)))
    expect(ear.quietMs()).toBe(240)
    ear.forget()
    expect(ear.beganMs()).toBeNull()
    ear.hear(pcm(samplesOf(80, sine(1_000, 0.1))))
    expect(ear.beganMs()).toBe(320)
    expect(ear.heardMs()).toBe(400)
  })

  it('is not taken in by a click', () => {
    const ear = listenForTone(RATE)
    ear.hear(pcm(samplesOf(8, sine(1_000, 0.1))))
    ear.hear(pcm(silence(80)))
    expect(ear.beganMs()).toBeNull()
  })
})
