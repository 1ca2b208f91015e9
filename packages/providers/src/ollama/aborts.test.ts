import { getEventListeners } from 'node:events'
import { BargeIn } from '@eva/core'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { expect, it } from 'vitest'
import { brainAt, hello, openBrain, simulate } from './test-ollama.ts'

const outcomes = (simulator: { readonly calls: readonly { readonly path: string; readonly outcome: string }[] }) =>
  simulator.calls.filter(({ path }) => path === '/api/chat').map(({ outcome }) => outcome)

it('takes back a request that has not been answered yet, at its source', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'silence' })
  const stop = new AbortController()
  const reason = new BargeIn('never mind')
  const reading = outcomeOf(llm.streamTokens(ask('Hello!'), stop.signal))
  await expect.poll(() => outcomes(simulator)).toEqual(['open'])
  stop.abort(reason)
  expect((await reading).thrown?.value).toBe(reason)
  await simulator.idle()
  expect(outcomes(simulator)).toEqual(['abandoned'])
})

it('ends an answer that stalls, at its source, and leaves nothing on the signal', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'stream', tokens: ['One', ' two'], ending: 'stall' })
  const stop = new AbortController()
  const reading = outcomeOf(llm.streamTokens(ask('Hello!'), stop.signal), (event) => {
    if (event.type === 'token' && event.content === ' two') setImmediate(() => stop.abort('enough'))
  })
  expect(await reading).toMatchObject({ text: 'One two', thrown: { value: 'enough' } })
  await simulator.idle()
  expect(outcomes(simulator)).toEqual(['abandoned'])
  expect(getEventListeners(stop.signal, 'abort')).toEqual([])
})

it('ends the answer when its reader leaves', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'stream', tokens: Array.from({ length: 100_000 }, () => 'word ') })
  const request = ask('Hello!', { maxTokens: 100_000 })
  for await (const event of llm.streamTokens(request, never())) if (event.type === 'token') break
  await simulator.idle()
  expect(outcomes(simulator)).toEqual(['abandoned'])
})

it('lets a neighbour finish whose answer runs at the same time', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'stream', tokens: ['One'], ending: 'stall' })
  const stop = new AbortController()
  const stalled = outcomeOf(llm.streamTokens(ask('One?'), stop.signal))
  await expect.poll(() => outcomes(simulator)).toEqual(['open'])
  const neighbour = outcomeOf(llm.streamTokens(ask('Two?'), never()), () => stop.abort('only this one'))
  expect((await neighbour).thrown).toBeNull()
  expect((await stalled).thrown?.value).toBe('only this one')
  await simulator.idle()
  expect(outcomes(simulator)).toEqual(['abandoned', 'answered'])
})

it('keeps its connection for the next answer', async () => {
  const { llm, simulator } = await openBrain()
  for (let turn = 0; turn < 4; turn += 1) expect((await hello(llm)).thrown).toBeNull()
  const ports = simulator.calls.map(({ clientPort }) => clientPort)
  // Two, not one: a connection is free a moment after the answer's last line, when the next request may have begun.
  expect(new Set(ports).size).toBeLessThanOrEqual(2)
})

it('lets go of a model that is still being loaded when it is closed', async () => {
  const simulator = await simulate()
  simulator.failNext('/api/generate', { type: 'silence' })
  const llm = await brainAt(simulator.baseUrl)
  await expect.poll(() => simulator.bodiesTo('/api/generate')).toHaveLength(1)
  await llm.close()
  await llm.preload()
  await simulator.idle()
  expect(simulator.calls.at(-1)).toMatchObject({ path: '/api/generate', outcome: 'abandoned' })
})
