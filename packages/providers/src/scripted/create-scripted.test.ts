import type { LlmEvent, LlmRequest } from '@eva/core'
import { createFakeClock } from '@eva/testing/fakes'
import { ask, describeLlm, never, outcomeOf } from '@eva/testing/llm-contract'
import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../language/index.ts'
import { createScripted } from './create-scripted.ts'

const open = (): ReturnType<typeof createScripted> =>
  createScripted({ clock: createFakeClock(), detectLanguage, pace: null, timeZone: 'UTC' })

const events = (request: LlmRequest): Promise<LlmEvent[]> => Array.fromAsync(open().streamTokens(request, never()))

describeLlm('scripted', async () => ({ llm: open() }))

describe('the stream of the built-in responder', () => {
  it('starts, gives one word after the other, and ends with what was read and said', async () => {
    const request = ask('Tell me a story', { maxTokens: 500 })
    const all = await events(request)
    expect(all[0]).toEqual({ type: 'started' })
    const words = all.flatMap((event) => (event.type === 'token' ? [event.content] : []))
    expect(words.length).toBeGreaterThan(60)
    expect(words.filter((word, index) => !(index === 0 ? /^\S+$/ : /^\s\S+$/).test(word))).toEqual([])
    expect(all.at(-1)).toEqual({ type: 'usage', promptTokens: 13, completionTokens: words.length })
  })

  it('gives its first clause while the clock stands still, and the rest at its pace', async () => {
    const clock = createFakeClock()
    const llm = createScripted({ clock, detectLanguage, pace: { wordMs: 20, wholeMs: 1_500 }, timeZone: 'UTC' })
    let said = ''
    const reading = (async () => {
      for await (const event of llm.streamTokens(ask('Tell me a story', { maxTokens: 500 }), never())) {
        if (event.type === 'token') said += event.content
      }
    })()
    await clock.settle()
    const first = said
    await clock.advance(700)
    const half = said
    await clock.advance(800)
    await reading
    expect(first).toMatch(/^[^,.;:]+[,.;:]$/)
    expect(half.length).toBeGreaterThan(said.length / 3)
    expect(half.length).toBeLessThan(said.length / 1.5)
  })

  it('keeps the spaced punctuation of French with its word', async () => {
    const all = await events(ask('Bonjour, comment vas-tu ?', { maxTokens: 500 }))
    const words = all.flatMap((event) => (event.type === 'token' ? [event.content] : []))
    expect(words[0]).toBe('Bonjour\u00a0!')
    expect(words.join('')).toMatch(/\u00a0\?$/)
    expect(words.filter((word) => /^\s*[?!:;]/.test(word))).toEqual([])
  })

  it('stops at the limit and counts what it said', async () => {
    const all = await events(ask('Tell me a story', { maxTokens: 7 }))
    expect(all.filter(({ type }) => type === 'token')).toHaveLength(7)
    expect(all.at(-1)).toMatchObject({ type: 'usage', completionTokens: 7 })
  })

  it('answers the same request with the same words, and keeps nothing between two', async () => {
    const llm = open()
    const request = ask('My name is Ada.')
    const first = await outcomeOf(llm.streamTokens(request, never()))
    await outcomeOf(llm.streamTokens(ask('Who am I?'), never()))
    expect((await outcomeOf(llm.streamTokens(request, never()))).text).toBe(first.text)
    const stranger = await outcomeOf(llm.streamTokens(ask('What is my name?'), never()))
    expect(stranger.text).not.toContain('Ada')
  })

  it.each([
    ['Tell me about the sea.', 'The sea is blue,', ' sorry, I have lost the thread there.'],
    ['Tell me about the sea.', 'The sea is blue. ', 'Sorry, I have lost the thread there.'],
    ['Parle-moi de la mer, s’il te plaît.', 'La mer est bleue,', " pardon, j'ai perdu le fil."],
  ])('owns up to not knowing how the answer to %j was to go on after %j', async (message, answerSoFar, expected) => {
    const { text, thrown } = await outcomeOf(open().streamTokens(ask(message, { answerSoFar }), never()))
    expect([text, thrown]).toEqual([expected, null])
  })

  it('answers a request without any message from the user', async () => {
    const { text } = await outcomeOf(open().streamTokens(ask('', { messages: [] }), never()))
    expect(text).not.toBe('')
  })

  it('is quick, also at what was written to make it slow', async () => {
    const hostile = [
      ' '.repeat(50_000),
      '1 - '.repeat(8_000),
      'tell me i want you '.repeat(2_000),
      `${'('.repeat(9_000)}1`,
    ]
    for (const message of hostile) {
      const { text, thrown } = await outcomeOf(open().streamTokens(ask(message), never()))
      expect(thrown).toBeNull()
      expect(text).not.toBe('')
    }
  })
})
