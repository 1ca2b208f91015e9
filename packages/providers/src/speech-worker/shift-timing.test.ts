import { expect, it } from 'vitest'
import { shiftTiming } from './shift-timing.ts'

const timing = {
  words: [{ text: 'so', startMs: 10, endMs: 60 }],
  phonemes: [{ ipa: 's', startMs: 10, endMs: 30 }],
}

it('moves words and sounds together', () => {
  expect(shiftTiming(timing, 100)).toEqual({
    words: [{ text: 'so', startMs: 110, endMs: 160 }],
    phonemes: [{ ipa: 's', startMs: 110, endMs: 130 }],
  })
})

it('lets nothing begin before the first sample', () => {
  expect(shiftTiming(timing, -40)).toEqual({
    words: [{ text: 'so', startMs: 0, endMs: 20 }],
    phonemes: [{ ipa: 's', startMs: 0, endMs: 0 }],
  })
})

it('lets nothing end after the last sample', () => {
  expect(shiftTiming(timing, 100, 120)).toEqual({
    words: [{ text: 'so', startMs: 110, endMs: 120 }],
    phonemes: [{ ipa: 's', startMs: 110, endMs: 120 }],
  })
})
