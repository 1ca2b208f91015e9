import type { LlmRequest } from '@eva/core'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import type { SimulatedModel } from '@eva/testing/ollama-simulator'
import { expect, it } from 'vitest'
import { openBrain } from './test-ollama.ts'

/** What is sent for one request to a machine that has `model` alone. */
async function sentTo(model: SimulatedModel, request: LlmRequest = ask('Hello!'), contextTokens?: number) {
  const { llm, simulator } = await openBrain(contextTokens === undefined ? {} : { contextTokens }, { models: [model] })
  const { thrown } = await outcomeOf(llm.streamTokens(request, never()))
  expect(thrown).toBeNull()
  const [load] = simulator.bodiesTo('/api/generate')
  const [chat] = simulator.bodiesTo('/api/chat')
  return { load, chat, loads: simulator.loads }
}

it('asks for the wanted length, warmth and context, and to keep the model for ever', async () => {
  const request = ask('Hello!', { maxTokens: 17, temperature: 0.7 })
  const { chat } = await sentTo({ name: 'plain:3b' }, request)
  expect(chat).toEqual({
    model: 'plain:3b',
    messages: request.messages,
    stream: true,
    keep_alive: -1,
    options: { num_ctx: 8192, num_predict: 17, temperature: 0.7 },
  })
})

it('loads the model beforehand as the requests will want it, so that it is loaded once', async () => {
  const { load, loads } = await sentTo({ name: 'plain:3b' })
  expect(load).toEqual({
    model: 'plain:3b',
    prompt: '',
    stream: false,
    keep_alive: -1,
    options: { num_ctx: 8192 },
  })
  expect(loads).toBe(1)
})

it.each([
  ['what is configured', 100_000, 4096, 4096],
  ['no more than the model was trained for', 2048, undefined, 2048],
  ['no more than the model was trained for, whatever is configured', 2048, 16_384, 2048],
])('takes a context of %s, the same in every request', async (_what, trained, configured, expected) => {
  const sent = await sentTo({ name: 'plain', contextTokens: trained }, ask('Hello!'), configured)
  expect([sent.load, sent.chat]).toMatchObject([{ options: { num_ctx: expected } }, { options: { num_ctx: expected } }])
  expect(sent.loads).toBe(1)
})

it.each([
  ['false, to a model that can', { capabilities: ['completion', 'thinking'], family: 'qwen3' }, false],
  [
    'as little as possible, to one that cannot stop',
    { capabilities: ['completion', 'thinking'], family: 'gptoss' },
    'low',
  ],
  ['nothing, to one that cannot', { capabilities: ['completion', 'tools'] }, undefined],
  ['nothing, where it is not known', { capabilities: null }, undefined],
])('says of thinking %s', async (_what, model, think) => {
  const { chat } = await sentTo({ name: 'model', ...model })
  expect(chat).toHaveProperty('model', 'model:latest')
  if (think === undefined) expect(chat).not.toHaveProperty('think')
  else expect(chat).toHaveProperty('think', think)
})

it('sends an empty system prompt, since the model’s own would take its place', async () => {
  const messages = [
    { role: 'system', content: '' },
    { role: 'user', content: 'Hello \ud83d!' },
  ] as const
  const { chat } = await sentTo({ name: 'plain' }, ask('', { messages }))
  expect(chat).toMatchObject({ messages: [{ role: 'system', content: '' }, { content: 'Hello \ufffd!' }] })
})

it('never has a model unloaded, not even when it is closed', async () => {
  const { llm, simulator } = await openBrain()
  await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  await llm.check(never())
  await llm.close()
  await simulator.idle()
  const bodies = [...simulator.bodiesTo('/api/generate'), ...simulator.bodiesTo('/api/chat')]
  expect(bodies).toHaveLength(2)
  for (const body of bodies) expect(body).toHaveProperty('keep_alive', -1)
  const { models } = (await (await fetch(`${simulator.baseUrl}/api/ps`)).json()) as { models: object[] }
  expect(models).toHaveLength(1)
})
