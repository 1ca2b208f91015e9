import { expect, it } from 'vitest'
import { pitchHz } from './pitch.ts'

const RATE = 16_000
const tone = (hertz: number): Int16Array =>
  Int16Array.from({ length: RATE }, (_, index) => {
    const angle = (2 * Math.PI * hertz * index) / RATE
    return 4_000 * (Math.sin(angle) + 0.8 * Math.sin(2 * angle) + 0.5 * Math.sin(3 * angle))
  })

it.each([70, 110, 220, 400])('hears a voice at %i Hz, with its overtones', (hertz) => {
  expect(Math.abs(pitchHz(tone(hertz), RATE) - hertz)).toBeLessThan(hertz * 0.03)
})

it('hears no pitch in silence', () => {
  expect(pitchHz(new Int16Array(RATE), RATE)).toBeNaN()
})
