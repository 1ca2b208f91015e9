import type { FaceMood } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { createBlinking } from './blinking.ts'
import { EXPRESSIONS, type Presence } from './expressions.ts'
import { CONTACT, nextGlance } from './gaze.ts'
import { createMotion, type FaceInput } from './motion.ts'
import type { Pose } from './pose.ts'
import { createFeeling } from './presence.ts'

/** Always the same numbers from 0 to 1, well spread. */
function dice(): () => number {
  let state = 7
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

const RESTING: FaceInput = { presence: 'resting', mood: 'neutral', mouth: null, sentence: null, isStill: false }

/** The face after so long, at 60 pictures a second. */
function after(ms: number, input: FaceInput, look: (pose: Pose) => void = () => {}): Pose {
  const motion = createMotion(dice(), 0)
  for (let now = 0; now < ms; now += 1000 / 60) look(motion(now, input))
  return motion(ms, input)
}

describe('her eyes', () => {
  it.each<[Presence, number]>([
    ['resting', 0.2],
    ['listening', 0.5],
    ['speaking', 0.5],
  ])('while %s are at the person for %f of her glances', (presence, share) => {
    const random = dice()
    const glances = Array.from({ length: 2_000 }, () => nextGlance(presence, random))
    expect(CONTACT[presence]).toBe(share)
    expect(glances.filter(({ isContact }) => isContact).length / glances.length).toBeCloseTo(share, 1)
    for (const { x, y } of glances) expect(Math.hypot(x, y)).toBeLessThan(0.6)
  })

  it('go up while she thinks', () => {
    const random = dice()
    const away = Array.from({ length: 100 }, () => nextGlance('thinking', random)).filter((each) => !each.isContact)
    expect(away.every(({ y }) => y < -0.4)).toBe(true)
  })

  it('blink every few seconds, shut for a moment, and open again', () => {
    const blinking = createBlinking(dice(), 0)
    let blinks = 0
    let wasShut = false
    for (let now = 0; now < 60_000; now += 16) {
      const isShut = blinking(now) > 0.9
      if (isShut && !wasShut) blinks++
      wasShut = isShut
    }
    expect(blinks).toBeGreaterThan(8)
    expect(blinks).toBeLessThan(28)
  })
})

describe('her face', () => {
  it('draws the mouth of the sound as it is, and closes it when the sound ends', () => {
    const mouth = { open: 0.8, wide: 0.2, round: 0.1, bite: 0, press: 0 }
    const motion = createMotion(dice(), 0)
    expect(motion(16, { ...RESTING, presence: 'speaking', mouth }).mouth).toEqual(mouth)
    for (let now = 32; now < 400; now += 16) motion(now, RESTING)
    expect(motion(400, RESTING).mouth.open).toBeLessThan(0.01)
  })

  it('comes to a mood, and goes as far at 20 pictures a second as at 60', () => {
    const joy: FaceInput = { ...RESTING, presence: 'speaking', mood: 'joy' }
    const slow = createMotion(dice(), 0)
    for (let now = 0; now < 300; now += 50) slow(now, joy)
    expect(slow(300, joy).smile).toBeCloseTo(after(300, joy).smile, 2)
    expect(after(2_000, joy).smile).toBeCloseTo(EXPRESSIONS.joy.smile, 2)
    expect(after(2_000, { ...joy, mood: 'sadness' }).smile).toBeLessThan(0)
  })

  it('moves the head a little where a sentence begins', () => {
    const furthest = (sentence: string | null): number => {
      let most = 0
      after(500, { ...RESTING, sentence }, ({ pitch }) => {
        most = Math.max(most, pitch)
      })
      return most
    }
    expect(furthest('turn-1 0')).toBeGreaterThan(furthest(null) + 0.1)
  })

  it('moves nothing but half of the lips for who asked for less motion', () => {
    const mouth = { open: 0.8, wide: 0, round: 0, bite: 0, press: 0 }
    const seen = new Set<string>()
    const pose = after(8_000, { ...RESTING, mouth, isStill: true }, (each) => seen.add(JSON.stringify(each)))
    expect(seen.size).toBe(1)
    expect(pose).toMatchObject({ mouth: { open: 0.4 }, blink: 0, breath: 0, yaw: 0 })
  })

  it('keeps a smile for a while after the sentence that it belonged to', () => {
    const feeling = createFeeling()
    expect(feeling(0, { mood: 'joy', sentence: 'a 0', isHeard: true }, 'speaking')).toBe('joy')
    expect(feeling(2_000, null, 'resting')).toBe('joy')
    expect(feeling(2_100, null, 'thinking')).toBe('thought')
    expect(feeling(6_000, null, 'resting')).toBe('neutral')
  })

  it('shows what she writes for as long as it is read, and begins anew with the next of it', () => {
    const feeling = createFeeling()
    const written = (mood: FaceMood, sentence: string) => ({ mood, sentence, isHeard: false })
    expect(feeling(0, written('joy', 'a written 0'), 'writing')).toBe('joy')
    expect(feeling(7_900, written('joy', 'a written 0'), 'resting')).toBe('joy')
    expect(feeling(8_100, written('joy', 'a written 0'), 'resting')).toBe('neutral')
    expect(feeling(9_000, written('sadness', 'a written 3'), 'writing')).toBe('sadness')
  })
})
