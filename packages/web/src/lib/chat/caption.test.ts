import type { ServerEvent } from '@eva/protocol'
import { expect, it } from 'vitest'
import { captionAfter, type SpokenCaption } from './caption.ts'

const start: ServerEvent = { type: 'speech_start', seq: 1 }
const end: ServerEvent = { type: 'speech_end', seq: 3 }
const words = (text: string, final = false): ServerEvent => ({ type: 'transcript', seq: 2, text, final })
const turn: ServerEvent = {
  type: 'turn_start',
  seq: 4,
  turn_id: 't',
  number: 1,
  provider: 'scripted',
  model: 'built-in',
  message: 'Hello.',
}
const after = (...events: ServerEvent[]) => events.reduce<SpokenCaption | null>(captionAfter, null)

it('grows with what is understood, until it is her turn', () => {
  expect(after(start)).toEqual({ text: '', phase: 'speaking' })
  expect(after(start, words('Hel'), words('Hello there'))).toEqual({ text: 'Hello there', phase: 'speaking' })
  expect(after(start, words('Hello.', true), end)).toEqual({ text: 'Hello.', phase: 'finished' })
  expect(after(start, end, words('Hello.', true))).toEqual({ text: 'Hello.', phase: 'finished' })
})

it('goes when a turn has taken the words, or when nobody said anything', () => {
  expect(after(start, words('Hello.', true), end, turn)).toBeNull()
  expect(after(start, words('', true), end)).toBeNull()
})

it('begins anew with the next speech', () => {
  expect(after(start, words('Hello.'), start)).toEqual({ text: '', phase: 'speaking' })
})
