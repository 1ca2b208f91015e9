import { expect, it } from 'vitest'
import { collapse } from './collapse.ts'

const row = { en: 'in a row', fr: 'de suite' }

it('knows answers that became slow and stayed so', () => {
  const [found] = collapse([160, 150, 170, 160, 165, 4_300, 4_400, 4_363, 4_350, 4_380], row)
  expect(found?.id).toBe('collapses_under_load')
  expect(found?.detail.en).toBe('First token 160 ms at the beginning of 10 messages in a row, 4372 ms at their end.')
})

it('calls no single slow answer, no jitter, and no brain that is slow from the start a collapse', () => {
  expect(collapse([10, 12, 11, 10, 900, 12, 10, 11, 12, 800, 10, 11], row)).toEqual([])
  expect(collapse([10, 12, 11, 10, 12, 40, 60, 90, 120], row)).toEqual([])
  expect(collapse([2_000, 2_100, 1_900, 2_000, 2_300, 2_200, 2_400], row)).toEqual([])
})
