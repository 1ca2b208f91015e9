import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { afterPause, afterTurn, longPauseMs, type OwnPauses, UNKNOWN_PAUSES } from './own-pauses.ts'

const pausing = (pauses: readonly number[], known: OwnPauses = UNKNOWN_PAUSES): OwnPauses =>
  pauses.reduce(afterPause, known)
const CUT_OFF = { afterHerStartMs: 300, silenceMs: 500, meansNothing: false }

describe("a person's own pauses", () => {
  it('are the usual ones at first', () => {
    expect(longPauseMs(UNKNOWN_PAUSES)).toBe(350)
  })

  it('are learnt within a few turns, both ways', () => {
    const slow = pausing(Array(20).fill(900))
    expect(longPauseMs(slow)).toBeGreaterThan(900)
    const quick = pausing(Array(40).fill(180), slow)
    expect(longPauseMs(quick)).toBeLessThan(350)
  })

  it('are longer than nine of ten', () => {
    const random = createRandom(3)
    const pauses = Array.from({ length: 400 }, () => 200 + 500 * random.next())
    const known = pausing(pauses.slice(0, 200))
    const shorter = pauses.slice(200).filter((pause) => pause <= longPauseMs(known)).length
    expect(shorter / 200).toBeGreaterThan(0.9)
  })

  it('are no sounds, and no ends', () => {
    expect(pausing([30, 149, 1_601, 5_000])).toEqual(UNKNOWN_PAUSES)
  })

  it('grow when she has cut the person off, which she forgets slowly', () => {
    const once = afterTurn(UNKNOWN_PAUSES, CUT_OFF)
    expect(longPauseMs(once)).toBeGreaterThan(longPauseMs(UNKNOWN_PAUSES) + 200)
    expect(longPauseMs(afterTurn(once, CUT_OFF))).toBeGreaterThan(longPauseMs(once) + 150)
    let known = once
    for (let turn = 0; turn < 7; turn += 1) known = afterTurn(known, null)
    expect(known.patienceMs).toBeLessThan(once.patienceMs / 2)
    expect(known.patienceMs).toBeGreaterThan(once.patienceMs / 4)
  })

  it('grow too when the person goes on before she is heard', () => {
    expect(afterTurn(UNKNOWN_PAUSES, { ...CUT_OFF, afterHerStartMs: null }).patienceMs).toBe(200)
  })

  it('have nothing to do with an interruption in the middle of her answer, a backchannel or her own voice', () => {
    expect(afterTurn(UNKNOWN_PAUSES, { ...CUT_OFF, afterHerStartMs: 3_000 })).toEqual(UNKNOWN_PAUSES)
    expect(afterTurn(UNKNOWN_PAUSES, { ...CUT_OFF, meansNothing: true })).toEqual(UNKNOWN_PAUSES)
  })

  it.each(Array.from({ length: 40 }, (_, seed) => seed))('stay within bounds whatever happens (seed %i)', (seed) => {
    const random = createRandom(seed)
    let known = UNKNOWN_PAUSES
    for (let time = 0; time < 300; time += 1) {
      const ms = random.between(0, 4_000)
      known =
        random.next() < 0.7
          ? afterPause(known, ms)
          : afterTurn(known, {
              afterHerStartMs: random.between(0, 3_000),
              silenceMs: ms,
              meansNothing: random.next() < 0.2,
            })
      expect(longPauseMs(known)).toBeGreaterThanOrEqual(150)
      expect(longPauseMs(known)).toBeLessThanOrEqual(1_600)
      expect(known.patienceMs).toBeLessThanOrEqual(600)
    }
  })
})
