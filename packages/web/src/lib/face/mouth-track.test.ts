import { describe, expect, it } from 'vitest'
import { createMouthTrack } from './mouth-track.ts'

const RATE = 16_000

/** A voice of this loudness for so long. */
const voiced = (ms: number, loudness = 0.3): Float32Array =>
  Float32Array.from({ length: (ms * RATE) / 1000 }, (_, index) => Math.sin(index / 5) * loudness)

/** 300 ms of silence, 300 ms of voice, 300 ms of silence. */
function spokenOnce() {
  const mouth = createMouthTrack()
  mouth.addSound(0, new Float32Array(0.3 * RATE), RATE)
  mouth.addSound(0.3, voiced(300), RATE)
  mouth.addSound(0.6, new Float32Array(0.3 * RATE), RATE)
  return mouth
}

describe('the mouth of a track', () => {
  it('is closed in silence and open in sound, by the loudness alone', () => {
    const mouth = spokenOnce()
    expect(mouth.shapeAt(100).open).toBe(0)
    expect(mouth.shapeAt(450).open).toBeGreaterThan(0.7)
    expect(mouth.shapeAt(800).open).toBe(0)
    expect(mouth.shapeAt(5_000).open).toBe(0)
  })

  it('is half way where the sound begins and ends: neither early nor late', () => {
    const mouth = spokenOnce()
    const whole = mouth.shapeAt(450).open
    expect(mouth.shapeAt(300).open / whole).toBeCloseTo(0.5, 1)
    expect(mouth.shapeAt(600).open / whole).toBeCloseTo(0.5, 1)
  })

  it('moves without a jump from one picture to the next', () => {
    const mouth = spokenOnce()
    for (let ms = 0; ms < 900; ms += 5) {
      expect(Math.abs(mouth.shapeAt(ms + 5).open - mouth.shapeAt(ms).open)).toBeLessThan(0.12)
    }
  })

  it('does not depend on how the sound was cut into pieces', () => {
    const whole = spokenOnce()
    const cut = createMouthTrack()
    const sound = Float32Array.from([...new Float32Array(0.3 * RATE), ...voiced(300), ...new Float32Array(0.3 * RATE)])
    for (let from = 0; from < sound.length; from += 333) {
      cut.addSound(from / RATE, sound.subarray(from, from + 333), RATE)
    }
    for (let ms = 0; ms < 900; ms += 20) expect(cut.shapeAt(ms).open).toBeCloseTo(whole.shapeAt(ms).open, 1)
  })

  it('has the shape that is seen in the sound', () => {
    const mouth = spokenOnce()
    for (let ms = 300; ms < 600; ms += 16) mouth.addSeen(ms, 'ou')
    expect(mouth.shapeAt(450).round).toBeGreaterThan(0.5)
    expect(mouth.shapeAt(450).open).toBeLessThan(spokenOnce().shapeAt(450).open)
  })

  it('believes no classifier that sees closed lips in a loud vowel', () => {
    const mouth = spokenOnce()
    for (let ms = 300; ms < 600; ms += 16) mouth.addSeen(ms, 'PP')
    expect(mouth.shapeAt(450).open).toBeGreaterThan(0.5)
  })

  it('has the shape that the voice names, before any other, and as long as the sentence lasts', () => {
    const mouth = spokenOnce()
    for (let ms = 300; ms < 600; ms += 16) mouth.addSeen(ms, 'aa')
    mouth.addKnown(
      [
        { ms: 300, viseme: 'PP', weight: 1 },
        { ms: 420, viseme: 'aa', weight: 1 },
      ],
      600,
    )
    expect(mouth.shapeAt(350).open).toBeLessThan(0.1)
    expect(mouth.shapeAt(350).press).toBeGreaterThan(0.4)
    expect(mouth.shapeAt(530).open).toBeGreaterThan(0.7)
  })

  it('closes for a word that begins with “b”, and bites for one with “f” or “ph”', () => {
    const said = (text: string) => {
      const mouth = spokenOnce()
      mouth.addWords([{ text, startMs: 400, endMs: 590 }])
      return mouth.shapeAt(400)
    }
    expect(said('“Bonjour').press).toBeGreaterThan(0.2)
    expect(said('fine').bite).toBeGreaterThan(0.3)
    expect(said('photo').bite).toBeGreaterThan(0.3)
    expect(said('hello').press).toBe(0)
  })

  it('stays nearly closed between two words', () => {
    const mouth = spokenOnce()
    mouth.addWords([
      { text: 'one', startMs: 100, endMs: 250 },
      { text: 'two', startMs: 700, endMs: 850 },
    ])
    expect(mouth.shapeAt(450).open).toBeLessThan(0.25)
  })
})
