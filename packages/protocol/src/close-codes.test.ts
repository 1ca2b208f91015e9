import { expect, it } from 'vitest'
import { CloseCode, mayReconnect } from './close-codes.ts'

it.each([
  [1000, false, 'a normal end'],
  [1001, true, 'going away'],
  [1002, false, 'a protocol error'],
  [1003, false, 'data of a kind that is not accepted'],
  [1005, true, 'no code at all'],
  [1006, true, 'a connection that broke'],
  [1007, false, 'text that is not UTF-8'],
  [1008, false, 'a policy'],
  [1009, false, 'a message that is too big'],
  [1010, false, 'a missing extension'],
  [1011, true, 'an error inside the server'],
  [1012, true, 'a restart'],
  [1013, true, 'an overload'],
  [1015, false, 'a failed TLS handshake'],
  [3000, false, 'a code of somebody else'],
  [3999, false, 'the last code below the own range'],
  [4000, true, 'the first code of the own range'],
  [4499, true, 'the last code that invites back'],
  [4500, false, 'the first code that does not'],
  [4999, false, 'the last code of all'],
  [5000, false, 'no code'],
  [Number.NaN, false, 'no number'],
])('after %i the client may come back: %s (%s)', (code, expected) => {
  expect(mayReconnect(code)).toBe(expected)
})

it('invites back after a shutdown, a slow reader and a lost pong, and nobody who broke a rule', () => {
  expect([CloseCode.shutdown, CloseCode.slowReader, CloseCode.noPong].map(mayReconnect)).toEqual([true, true, true])
  expect([CloseCode.badFrame, CloseCode.tooFast].map(mayReconnect)).toEqual([false, false])
})
