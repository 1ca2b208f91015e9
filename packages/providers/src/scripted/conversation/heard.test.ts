import { expect, it } from 'vitest'
import { readReply } from './heard.ts'

it.each([
  ['Once there was — [interrupted]', 'Once there was', true],
  ['Once there was a lamp. — [interrupted by the listener]', 'Once there was a lamp.', true],
  ['[interrupted before a word was heard]', '', true],
  ['Hello there.', 'Hello there.', false],
  ['  Hello — or not. ', 'Hello — or not.', false],
  ['Press [enter] to go on.', 'Press [enter] to go on.', false],
  ['', '', false],
])('reads "%s"', (content, text, interrupted) => {
  expect(readReply(content)).toEqual({ text, interrupted })
})
