import { expect, it } from 'vitest'
import { continuedTokens, defaultTokens } from './default-reply.ts'
import { openSimulator, saidIn } from './test-simulator.ts'

const user = { role: 'user', content: 'Hello, 世界!' }
const WHOLE = defaultTokens([user]).join('')
const begun = (content: string) => [user, { role: 'assistant', content }]

it.each([
  ['at a clause', 'You said: Hello, 世界!. I have no thoughts of my own:'],
  ['within a word', 'You said: Hel'],
  ['at a blank', 'You said: '],
  ['at the last word but one', WHOLE.replace(/ \S+$/, '')],
])('goes on %s', (_where, beginning) => {
  expect(beginning.trimEnd() + continuedTokens(begun(beginning)).join('')).toBe(WHOLE)
})

it('has nothing to add to a whole answer', () => {
  expect(continuedTokens(begun(WHOLE))).toEqual([])
})

it.each([
  ['what somebody else began', begun('Certainly!')],
  ['nothing', begun(' ')],
  ['an answer of earlier', [user, { role: 'assistant', content: 'You said:' }, user]],
])('answers from its own beginning after %s', (_what, messages) => {
  expect(continuedTokens(messages).join('')).toBe(WHOLE)
})

it('does so over HTTP, and counts what it said of it alone', async () => {
  const { post } = await openSimulator()
  const text = await (await post({ messages: begun('You said: Hello, 世界!. I have no') })).text()
  const said = saidIn(text)
  expect(`You said: Hello, 世界!. I have no${said}`).toBe(WHOLE)
  expect(text).toContain(`"completion_tokens":${said.trim().split(' ').length}`)
})
