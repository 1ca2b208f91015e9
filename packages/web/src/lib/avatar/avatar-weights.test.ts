import type { Viseme } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { MOUTH_SHAPES } from '../face/mouth-shapes.ts'
import { vowelsOf } from './avatar-weights.ts'

/** The mouth that a shape looks most like, and how far it goes into it. */
const strongest = (viseme: Viseme): [string, number] | undefined =>
  Object.entries(vowelsOf(MOUTH_SHAPES[viseme])).sort(([, some], [, other]) => other - some)[0]

describe('the mouth of a VRM', () => {
  it.each<[Viseme, string]>([
    ['aa', 'aa'],
    ['E', 'ee'],
    ['ih', 'ih'],
    ['oh', 'oh'],
    ['ou', 'ou'],
    ['CH', 'ou'],
    ['SS', 'ih'],
    ['kk', 'aa'],
  ])('for “%s” is most of all “%s”', (viseme, vowel) => {
    expect(strongest(viseme)?.[0]).toBe(vowel)
  })

  it.each<Viseme>(['aa', 'E', 'ih', 'oh', 'ou'])(
    'goes far into the vowel “%s”, and into all together not too far',
    (viseme) => {
      expect(strongest(viseme)?.[1]).toBeGreaterThan(0.4)
      const sum = Object.values(vowelsOf(MOUTH_SHAPES[viseme])).reduce((all, each) => all + each, 0)
      expect(sum).toBeLessThanOrEqual(1.1)
    },
  )

  it.each<Viseme>(['sil', 'PP', 'FF'])('is as good as closed for “%s”', (viseme) => {
    expect(strongest(viseme)?.[1]).toBeLessThan(0.1)
  })

  it('opens with the sound, without a jump', () => {
    let before = vowelsOf({ ...MOUTH_SHAPES.ih, open: 0, wide: 0 })
    for (let loud = 0; loud <= 1; loud += 0.01) {
      const now = vowelsOf({ ...MOUTH_SHAPES.ih, open: 0.64 * loud, wide: 0.75 * loud })
      for (const key of ['aa', 'ih', 'ou', 'ee', 'oh'] as const)
        expect(Math.abs(now[key] - before[key])).toBeLessThan(0.05)
      before = now
    }
  })
})
