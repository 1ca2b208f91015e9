import { createFakeClock } from '@eva/testing/fakes'
import { expect, it } from 'vitest'
import { detectLanguage } from '../language/index.ts'
import { createScripted } from './create-scripted.ts'

/** Her answer to one message, whole. */
async function answerOf(message: string, herName: () => string, conversationId = 'c'): Promise<string> {
  const llm = createScripted({ clock: createFakeClock(), detectLanguage, pace: null, timeZone: 'UTC', herName })
  const request = {
    conversationId,
    messages: [{ role: 'user', content: message }] as const,
    maxTokens: 200,
    temperature: 0,
  }
  let answer = ''
  for await (const event of llm.streamTokens(request, new AbortController().signal)) {
    if (event.type === 'token') answer += event.content
  }
  return answer
}

it.each([
  ['What is your name?'],
  ['Who are you?'],
  ['Hello'],
  ['Comment tu t’appelles ?'],
  ['Qui es-tu ?'],
  ['Bonjour'],
])('calls herself by the name that she was given: %s', async (message) => {
  for (const conversation of ['a', 'b', 'c', 'd']) {
    const answer = await answerOf(message, () => 'Mia-Lou', conversation)
    expect(answer).not.toContain('Eva')
    if (!/^(Hello|Bonjour)$/.test(message)) expect(answer).toContain('Mia-Lou')
  }
})

it.each([
  ['Are you there, Mia?', 'Are you there, Eva?'],
  ['Merci mia !', 'Merci Eva !'],
  ['Is your name Mia?', 'Is your name Eva?'],
])('is addressed by it: %s', async (message, toEva) => {
  const [answer, asEva] = await Promise.all([answerOf(message, () => 'Mia'), answerOf(toEva, () => 'Mia')])
  expect(answer).toBe(asEva)
})

it('goes by a new name from the next message on', async () => {
  let name = 'Ada'
  const first = await answerOf('What is your name?', () => name)
  name = 'Zoé (2)'
  expect([first, await answerOf('What is your name?', () => name)]).toEqual([
    expect.stringContaining('Ada'),
    expect.stringContaining('Zoé (2)'),
  ])
})
