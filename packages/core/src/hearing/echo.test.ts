import { createRandom, type Random } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { EchoGauge } from './echo.ts'

const WINDOW_MS = 32

/** Her voice: syllables and pauses, at −18 dB. */
function voice(random: Random, windows: number): number[] {
  let level = 0
  return Array.from({ length: windows }, () => {
    if (random.next() < 0.3) level = random.next() < 0.25 ? 0.001 : 0.06 + 0.12 * random.next()
    return level
  })
}

/** How many windows were taken for somebody else's, from the first one that counts on. */
function alarms(gauge: EchoGauge, sent: readonly number[], heard: (at: number) => number, from = 0): number {
  let count = 0
  for (const [at, level] of sent.entries()) {
    gauge.sent(level, at * WINDOW_MS)
    if (gauge.heard(heard(at), at * WINDOW_MS) && at >= from) count += 1
  }
  return count
}

describe('the echo of her own voice', () => {
  it.each([0, -10, -20].flatMap((db) => Array.from({ length: 20 }, (_, seed) => [db, seed] as const)))(
    'at %i dB is nobody else (seed %i)',
    (db, seed) => {
      const random = createRandom(seed)
      const sent = voice(random, 600)
      const delay = random.between(0, 7)
      const echo = (at: number): number =>
        0.002 + 10 ** (db / 20) * (sent[at - delay] ?? 0) * (0.9 + 0.2 * random.next())
      expect(alarms(new EchoGauge(), sent, echo) / sent.length).toBeLessThan(0.005)
    },
  )

  it.each([0, -10, -20].flatMap((db) => Array.from({ length: 20 }, (_, seed) => [db, seed] as const)))(
    'at %i dB does not cover somebody twice as loud (seed %i)',
    (db, seed) => {
      const random = createRandom(seed)
      const sent = voice(random, 400)
      const gain = 10 ** (db / 20)
      const echo = (at: number): number => gain * (sent[at - 3] ?? 0)
      const person = (at: number): number => (at < 300 ? 0 : Math.max(0.02, 2.2 * gain * 0.18))
      const count = alarms(new EchoGauge(), sent, (at) => Math.hypot(echo(at), person(at)), 300)
      expect(count / 100).toBeGreaterThan(0.9)
    },
  )

  it('is learnt: somebody quiet is heard once it is known that little comes back', () => {
    const gauge = new EchoGauge()
    expect(alarms(gauge, Array(5).fill(0.1), () => 0.05)).toBe(0)
    alarms(gauge, Array(100).fill(0.1), () => 0.005)
    expect(gauge.gain).toBeCloseTo(0.05)
    gauge.sent(0.1, 4_000)
    expect(gauge.heard(0.05, 4_000)).toBe(true)
  })

  it('is not learnt from somebody who interrupts', () => {
    const gauge = new EchoGauge()
    alarms(gauge, Array(100).fill(0.1), () => 0.01)
    expect(alarms(gauge, Array(100).fill(0.1), () => 0.08)).toBe(100)
    gauge.alarmWasTrue()
    gauge.alarmWasFalse()
    expect(gauge.gain).toBeCloseTo(0.1)
  })

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'is not learnt from somebody as loud as she is, through headphones, in a noisy room (seed %i)',
    (seed) => {
      const random = createRandom(seed)
      const sent = voice(random, 600)
      const person = voice(random, 600)
      const gauge = new EchoGauge()
      const noise = (): number => 0.01 * (0.9 + 0.2 * random.next())
      // Silence, then an answer of hers, then somebody speaks over the next, each syllable rising from the noise.
      const silence = Array<number>(300).fill(0)
      alarms(gauge, [...silence, ...sent], noise)
      let [before, voiced, told] = [0, 0, 0]
      for (const [at, level] of sent.entries()) {
        const atMs = (900 + at) * WINDOW_MS
        gauge.sent(level, atMs)
        const target = person[at] ?? 0
        before += 0.5 * (target - before)
        const isAbove = gauge.heard(Math.hypot(before, noise()), atMs)
        if (before < 0.06) continue
        voiced += 1
        told += isAbove ? 1 : 0
      }
      expect(told / voiced).toBeGreaterThan(0.9)
      expect(gauge.gain).toBeLessThan(0.3)
    },
  )

  it('is learnt from false alarms, within bounds', () => {
    const gauge = new EchoGauge()
    alarms(gauge, Array(100).fill(0.1), () => 0.01)
    expect(alarms(gauge, Array(10).fill(0.1), () => 0.04)).toBe(10)
    gauge.alarmWasFalse()
    expect(alarms(gauge, Array(10).fill(0.1), () => 0.04)).toBe(0)
    alarms(gauge, Array(10).fill(0.1), () => 0.9)
    gauge.alarmWasFalse()
    expect(gauge.gain).toBe(2)
  })

  it('ends 300 ms after her voice', () => {
    const gauge = new EchoGauge()
    gauge.sent(0.2, 0)
    expect(gauge.thresholdAt(299)).toBeCloseTo(0.3)
    expect(gauge.thresholdAt(300)).toBe(0.005)
  })
})
