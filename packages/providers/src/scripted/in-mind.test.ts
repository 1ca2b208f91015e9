import { type Memory, withInMind } from '@eva/core'
import { createFakeClock } from '@eva/testing/fakes'
import { expect, it } from 'vitest'
import { detectLanguage } from '../language/index.ts'
import { createScripted } from './create-scripted.ts'

const memory = (text: string): Pick<Memory, 'id' | 'kind' | 'text' | 'createdAtMs'> => ({
  id: text,
  kind: 'note',
  text,
  createdAtMs: 0,
})

/** Her answer to a conversation's only message, with these memories in mind. */
async function answerTo(message: string, ...memories: string[]): Promise<string> {
  const llm = createScripted({ clock: createFakeClock(), detectLanguage, pace: null, timeZone: 'Europe/Paris' })
  const content = withInMind(message, memories.map(memory))
  const request = {
    conversationId: 'c',
    messages: [{ role: 'user' as const, content }],
    maxTokens: 200,
    temperature: 0,
  }
  const events = await Array.fromAsync(llm.streamTokens(request, new AbortController().signal))
  return events.map((event) => (event.type === 'token' ? event.content : '')).join('')
}

it.each([
  ["What's my name?", ['My name is Sam.'], /Sam/],
  ['Where do I live?', ['My name is Sam.', 'I live in Lyon.'], /Lyon/],
  [
    'What do you know about me?',
    ['My name is Sam.', 'I live in Lyon.', 'My dog is called Rex.'],
    /Sam[\s\S]*Lyon[\s\S]*Rex/,
  ],
  ["What is my dog's name?", ['My dog is called Rex.'], /Rex/],
  ['What is my favourite colour?', ['My favourite colour is green.'], /green/],
  ['What do I like?', ['I love hiking.'], /hiking/],
  ["Comment je m'appelle ?", ["Je m'appelle Zoé."], /Zoé/],
  ["Où est-ce que j'habite ?", ["J'habite à Lyon."], /Lyon/],
  ["Qu'est-ce que tu sais de moi ?", ["Je m'appelle Zoé.", "J'habite à Lyon."], /Zoé[\s\S]*Lyon/],
])('answers "%s" from what she remembers', async (question, memories, told) => {
  expect(await answerTo(question, ...memories)).toMatch(told)
  expect(await answerTo(question)).not.toMatch(told)
})

it('answers what is said, and not what she remembers', async () => {
  expect(await answerTo('What is 2 + 3?', 'My name is Sam.', 'I love hiking.')).toMatch(/5/)
  expect(await answerTo('Bonjour !', 'My name is Sam.')).toMatch(/[Bb]onjour|[Ss]alut/)
})
