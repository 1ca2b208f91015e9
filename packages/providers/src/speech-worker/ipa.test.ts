import { expect, it } from 'vitest'
import { timedIpa } from './ipa.ts'

it.each([
  ['t', ['t']],
  ['ˈaɪ', ['a', 'ɪ']],
  ['ˈɔːɹ', ['ɔː', 'ɹ']],
  ['ɑ̃', ['ɑ̃']],
  ['n̩', ['n̩']],
  ['tʃ', ['t', 'ʃ']],
  ['tʰ', ['tʰ']],
  ['', []],
  ['ˈ', []],
])('%j is made of %j, which share its time', (sound, symbols) => {
  const timed = timedIpa(sound, 100, 160)
  expect(timed.map(({ ipa }) => ipa)).toEqual(symbols)
  expect(timed.every(({ startMs, endMs }) => Math.abs(endMs - startMs - 60 / symbols.length) < 1e-9)).toBe(true)
  expect(timed.at(0)?.startMs ?? 100).toBe(100)
  expect(timed.at(-1)?.endMs ?? 160).toBeCloseTo(160)
})
