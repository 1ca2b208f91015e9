import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import type { SimulatedReply } from '@eva/testing/ollama-simulator'
import { expect, it } from 'vitest'
import { hello, openBrain } from './test-ollama.ts'

async function eventsOf(reply: SimulatedReply) {
  const { llm, simulator } = await openBrain()
  simulator.replyNext(reply)
  return hello(llm)
}

const line = (part: object): string => `${JSON.stringify(part)}\n`
const said = (content: string): string => line({ message: { role: 'assistant', content }, done: false })
const DONE = line({ message: { role: 'assistant', content: '' }, done: true, prompt_eval_count: 26, eval_count: 3 })

it('starts, says each token as it comes, and counts at the end', async () => {
  const { events } = await eventsOf({ type: 'stream', tokens: ['One', ' two', ' three'] })
  expect(events).toEqual([
    { type: 'started' },
    { type: 'token', content: 'One' },
    { type: 'token', content: ' two' },
    { type: 'token', content: ' three' },
    { type: 'usage', promptTokens: 10, completionTokens: 3 },
  ])
})

it('counts nothing where the server does not', async () => {
  const { events } = await eventsOf({ type: 'stream', tokens: ['One'], ending: 'done_uncounted' })
  expect(events.map(({ type }) => type)).toEqual(['started', 'token'])
})

it('never says what the model thought', async () => {
  const { text, thrown } = await eventsOf({ type: 'stream', thinking: ['Who', ' asks?'], tokens: ['Me', '.'] })
  expect([text, thrown]).toEqual(['Me.', null])
})

it('says so when the model only thought', async () => {
  const { events, thrown } = await eventsOf({ type: 'stream', thinking: ['Who', ' asks?'], tokens: [] })
  expect(events.map(({ type }) => type)).toEqual(['started', 'usage'])
  expect(thrown?.value).toMatchObject({
    code: 'brain_failed',
    message: 'simulated-model:latest thought about it until it had no words left to answer.',
    fix: expect.stringContaining('OLLAMA_MODEL'),
  })
})

it('joins characters that came in halves, within and across lines', async () => {
  const bytes = new TextEncoder().encode(said('a👋b'))
  const half = bytes.indexOf(0xf0) + 2
  const chunks = [bytes.slice(0, half), bytes.slice(half), said('\ud83d'), said('\ude00!'), said('\ud83d'), DONE]
  const { events } = await eventsOf({ type: 'bytes', chunks, ending: 'end' })
  const tokens = events.flatMap((event) => (event.type === 'token' ? [event.content] : []))
  expect(tokens).toEqual(['a👋b', '😀!', '\ufffd'])
})

it('reads lines however they are cut, and those that say nothing', async () => {
  const wire = `${said('One')}\n${line({ done: false })}${said(' two')}${line({ message: {}, done: false })}${DONE}`
  const chunks = wire.match(/.{1,7}/gs) ?? []
  const { text, events } = await eventsOf({ type: 'bytes', chunks, ending: 'end' })
  expect(text).toBe('One two')
  expect(events.at(-1)).toEqual({ type: 'usage', promptTokens: 26, completionTokens: 3 })
})

it('takes the last line for the end, whatever the connection does then', async () => {
  const { text, thrown } = await eventsOf({ type: 'bytes', chunks: [said('Hi.'), DONE], ending: 'stall' })
  expect([text, thrown]).toEqual(['Hi.', null])
})

it('goes on with an answer that another brain began, and repeats nothing of it', async () => {
  const { llm, simulator } = await openBrain()
  const request = ask('Tell me about the sea.', { answerSoFar: 'You said: Tell me' })
  const { text } = await outcomeOf(llm.streamTokens(request, never()))
  expect(text).toMatch(/^ about the sea\.\. I have no thoughts of my own:/)
  expect(simulator.bodiesTo('/api/chat')[0]).toMatchObject({
    messages: [...request.messages, { role: 'assistant', content: 'You said: Tell me' }],
  })
})

it('takes away what a model says again instead of going on', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'stream', tokens: ['The', ' sea', ' is', ' blue,', ' and', ' it', ' is', ' deep.'] })
  const request = ask('Tell me about the sea.', { answerSoFar: 'The sea is blue,' })
  expect((await outcomeOf(llm.streamTokens(request, never()))).text).toBe(' and it is deep.')
})
