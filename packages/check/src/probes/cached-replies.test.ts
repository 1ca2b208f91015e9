import { expect, it } from 'vitest'
import { cachedReplies, type Reply } from './cached-replies.ts'

const RIGHTS = ['20011', '30022', '40033', '50044']

const replies = (change: (reply: Reply, index: number) => Partial<Reply>): readonly Reply[] =>
  RIGHTS.map((right, index) => {
    const question = { text: `Sum ${index}?`, right }
    const honest = { question, text: `That is ${right}.`, turnId: `t-${index}`, totalMs: 20, toldMs: 18 }
    return { ...honest, ...change(honest, index) }
  })

const details = (of: readonly Reply[]): string[] => cachedReplies(of).map(({ detail }) => detail.en)

it('finds nothing in answers that are right', () => {
  expect(details(replies(() => ({})))).toEqual([])
})

it('takes nobody who cannot count for one who remembers replies', () => {
  expect(details(replies(() => ({ text: 'I am not good at sums.' })))).toEqual([])
  expect(details(replies((_, index) => ({ text: `That is ${99_000 + index}.` })))).toEqual([])
})

it('knows a turn that was seen before', () => {
  expect(details(replies(() => ({ turnId: 't', text: 'Hello!' })))).toEqual([
    '“Sum 1?” was answered “Hello!”: the same turn as an earlier reply. 3 of 4 so.',
  ])
})

it('knows the answer to another question, however its digits are grouped', () => {
  expect(details(replies(() => ({ text: 'That is 20,011.' })))).toEqual([
    '“Sum 1?” was answered “That is 20,011.”: the answer to “Sum 0?”. 3 of 4 so.',
  ])
})

it('knows an answer that took longer than it was waited for', () => {
  expect(details(replies(() => ({ toldMs: 250 })))).toEqual([
    '“Sum 0?” was answered “That is 20011.”: 250.0 ms in the making, and here after 20.0 ms. 4 of 4 so.',
  ])
})

it('does not take one odd reply for a proof', () => {
  expect(details(replies((_, index) => (index === 2 ? { text: 'That is 20011.' } : {})))).toEqual([])
})
