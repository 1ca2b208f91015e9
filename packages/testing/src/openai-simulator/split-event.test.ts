import { expect, it } from 'vitest'
import { inTwo } from './split-event.ts'

it.each(['data: é\n\n', 'data: 世界\n\n', 'data: Hello 👋🏽!\n\n'])('cuts %j within a character', (event) => {
  const pieces = inTwo(event)
  expect(Buffer.concat(pieces).toString()).toBe(event)
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(pieces[0])).toThrow()
})

it('cuts an event of single bytes in its middle', () => {
  expect(inTwo('data: Hello!\n\n').map((piece) => Buffer.from(piece).toString())).toEqual(['data: H', 'ello!\n\n'])
})
