import type { SimulatedRequest } from './reply.ts'

/** Most characters of the user's message that are said back. */
const ECHOED_CHARACTERS = 80

const REST = [
  'I have no thoughts of my own:',
  'I answer every question in the same words and at the same pace,',
  'so that whatever stands between us can be tested.',
  'The first sentence is short.',
  'The second one, which is this one, takes a little longer to say, as sentences do in conversation.',
  'After that I have nothing to add.',
].join(' ')

/** The same answer to the same message, always: it says the message back, then a few sentences. One token is one word. */
export function defaultTokens(messages: SimulatedRequest['messages']): readonly string[] {
  const said = messages.findLast((message) => message.role === 'user')?.content ?? ''
  const echo = [...said].slice(0, ECHOED_CHARACTERS).join('')
  return words(`You said: ${echo}. ${REST}`)
}

/**
 * What is left to say of that answer where the last message is the assistant's and begins it, as a server does that goes
 * on with an open message. A beginning of somebody else's is followed by the whole answer.
 */
export function continuedTokens(messages: SimulatedRequest['messages']): readonly string[] {
  const whole = defaultTokens(messages)
  const last = messages.at(-1)
  const begun = last?.role === 'assistant' ? last.content.trimEnd() : ''
  const text = whole.join('')
  return begun !== '' && text.startsWith(begun) ? words(text.slice(begun.length)) : whole
}

/** Words, each with the blanks before it, as a tokenizer would cut them. Blanks at the very end are lost. */
export const words = (text: string): readonly string[] => text.match(/\s*\S+/g) ?? []
