import { expect, it } from 'vitest'
import { isLump } from './lumps.ts'

/** Tokens from `firstMs` on, one each `gapMs`. */
const answer = (firstMs: number, gapMs: number, tokens = 30) => {
  const tokensAtMs = Array.from({ length: tokens }, (_, index) => firstMs + gapMs * index)
  return { tokensAtMs, totalMs: firstMs + gapMs * tokens }
}

it('knows an answer that was held back until it was whole', () => {
  expect(isLump(answer(600, 0.05))).toBe(true)
})

it('takes none for it that comes as it is made, at once, after long thought, or in few words', () => {
  expect([answer(8, 20), answer(2, 0.05), answer(5_000, 8), answer(600, 0.05, 4)].map(isLump)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
