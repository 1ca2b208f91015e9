import { expect, it } from 'vitest'
import { wordErrorRate } from './word-errors.ts'

it.each([
  ['The rain has stopped.', 'the rain has stopped', 0],
  ['The rain has stopped.', 'the train has stopped', 0.25],
  ['The rain has stopped.', 'the rain stopped', 0.25],
  ['The rain has stopped.', 'the rain has it stopped', 0.25],
  ['The rain has stopped.', '', 1],
  ['Il est l’heure.', "il est l'heure", 0],
  ['Hello.', 'good morning to you', 4],
  ['', '', 0],
])('of %j heard as %j is %d', (said, heard, rate) => {
  expect(wordErrorRate(said, heard)).toBe(rate)
})
