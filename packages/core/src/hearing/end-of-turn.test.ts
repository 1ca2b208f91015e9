import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { type Completeness, completeness } from './completeness.ts'
import { type EndOfTurnFacts, silenceNeededMs, speculateAfterMs } from './end-of-turn.ts'
import { afterPause, afterTurn, UNKNOWN_PAUSES } from './own-pauses.ts'

const FACTS: EndOfTurnFacts = {
  completeness: 'open',
  ownPauses: UNKNOWN_PAUSES,
  workMs: 0,
  isBasicEar: false,
  doneProbability: null,
}
const needed = (facts: Partial<EndOfTurnFacts>): number => silenceNeededMs({ ...FACTS, ...facts })
const VERDICTS: readonly Completeness[] = ['complete', 'open', 'hanging', 'dictating']

describe('the silence that ends a turn', () => {
  it.each<[string, number]>([
    ['What time is it?', 320],
    ['what time is it', 320],
    ['I went to the beach', 640],
    ['I went to the beach and', 1_500],
    ['My number is 0612', 1_800],
  ])('after "%s" is %i ms', (text, ms) => {
    expect(needed({ completeness: completeness(text, 'en') })).toBe(ms)
  })

  it('is longer for somebody who pauses for long, and for somebody who was cut off', () => {
    const slow = Array(20).fill(900).reduce(afterPause, UNKNOWN_PAUSES)
    const cutOff = afterTurn(UNKNOWN_PAUSES, { afterHerStartMs: 200, silenceMs: 400, meansNothing: false })
    for (const completeness of ['complete', 'open'] as const) {
      expect(needed({ completeness, ownPauses: slow })).toBeGreaterThan(needed({ completeness }) + 200)
    }
    expect(needed({ completeness: 'complete', ownPauses: cutOff })).toBeGreaterThan(400)
  })

  it('is never shorter than the work that hides in it', () => {
    expect(needed({ completeness: 'complete', workMs: 210 })).toBe(320)
    expect(needed({ completeness: 'complete', workMs: 700 })).toBe(800)
    expect(needed({ completeness: 'hanging', workMs: 700 })).toBe(1_500)
    expect(needed({ completeness: 'open', workMs: 9_000 })).toBe(2_400)
  })

  it('is longer after the words of a basic ear', () => {
    expect(needed({ completeness: 'complete', isBasicEar: true })).toBe(480)
  })

  it('follows a model of turns by a third', () => {
    expect(needed({ doneProbability: 1 })).toBeLessThan(needed({}))
    expect(needed({ doneProbability: 0 })).toBeGreaterThan(needed({}))
    expect(needed({ completeness: 'complete', doneProbability: 1 })).toBe(320)
    expect(needed({ completeness: 'hanging', doneProbability: 0 })).toBe(1_500)
    expect(needed({ completeness: 'complete', doneProbability: 0 })).toBe(733)
  })

  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'is bounded, and longer the less is over (seed %i)',
    (seed) => {
      const random = createRandom(seed)
      let ownPauses = UNKNOWN_PAUSES
      for (let time = 0; time < random.between(0, 60); time += 1)
        ownPauses = afterPause(ownPauses, random.between(0, 2_000))
      const facts = {
        ownPauses,
        workMs: random.between(0, 1_500),
        isBasicEar: random.next() < 0.5,
        doneProbability: random.next() < 0.5 ? null : random.next(),
      }
      const inOrder = VERDICTS.map((completeness) => needed({ ...facts, completeness }))
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
      for (const ms of inOrder) {
        expect(ms).toBeGreaterThanOrEqual(Math.min(2_400, Math.max(200, facts.workMs + (facts.workMs > 0 ? 100 : 0))))
        expect(ms).toBeLessThanOrEqual(2_400)
      }
      expect(needed({ ...facts, completeness: null })).toBe(inOrder[1])
    },
  )
})

describe('the silence that work begins in', () => {
  it('is between 64 and 128 ms, and always shorter than the one that ends a turn', () => {
    expect([...VERDICTS, null].map(speculateAfterMs)).toEqual([64, 96, 128, 128, 96])
    for (const verdict of VERDICTS) expect(speculateAfterMs(verdict)).toBeLessThan(needed({ completeness: verdict }))
  })
})
