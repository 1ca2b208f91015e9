import { createFakeClock } from '@eva/testing/fakes'
import { never } from '@eva/testing/llm-contract'
import { expect, it } from 'vitest'
import { discoverOllama } from './discover-ollama.ts'
import { brainAt, deserted, simulate } from './test-ollama.ts'

it('finds what is installed', async () => {
  const { baseUrl } = await simulate({
    models: [
      { name: 'plain', sizeBytes: 7 },
      { name: 'v', capabilities: ['embedding'] },
    ],
  })
  expect(await discoverOllama(baseUrl, never())).toEqual({
    models: [
      { name: 'plain:latest', sizeBytes: 7, parameters: '3.2B', chats: true, remote: false },
      { name: 'v:latest', sizeBytes: 2_019_393_377, parameters: '3.2B', chats: false, remote: false },
    ],
  })
})

it('finds nothing where nobody listens, or somebody who is no Ollama', async () => {
  expect(await discoverOllama(await deserted(), never())).toBeNull()
  const simulator = await simulate()
  simulator.failNext('/api/tags', { type: 'http', status: 200, body: '[]' })
  expect(await discoverOllama(simulator.baseUrl, never())).toBeNull()
})

it('gives up on an Ollama of this machine that says nothing for 300 ms', async () => {
  const clock = createFakeClock()
  const simulator = await simulate()
  simulator.failNext('/api/tags', { type: 'silence' })
  let found: unknown = 'not yet'
  const finding = discoverOllama(simulator.baseUrl, never(), clock).then((result) => {
    found = result
  })
  await expect.poll(() => simulator.calls.length).toBe(1)
  await clock.advance(299)
  expect(found).toBe('not yet')
  await clock.advance(1)
  await finding
  expect(found).toBeNull()
  await simulator.idle()
  expect(simulator.calls.map(({ outcome }) => outcome)).toEqual(['abandoned'])
  expect(clock.sleeping).toBe(0)
})

it('stops looking when its signal aborts, and throws its reason', async () => {
  await expect(discoverOllama('127.0.0.1:1', AbortSignal.abort('no time'))).rejects.toBe('no time')
})

it('refuses an address that is none', async () => {
  await expect(discoverOllama('ftp://box', never())).rejects.toMatchObject({ code: 'brain_failed' })
  await expect(brainAt('ftp://box')).rejects.toMatchObject({ code: 'brain_failed' })
})

it('takes the first model that can chat, and is there before it is loaded', async () => {
  const simulator = await simulate({ models: [{ name: 'v', capabilities: ['embedding'] }, { name: 'plain:3b' }] })
  simulator.failNext('/api/generate', { type: 'silence' })
  expect((await brainAt(simulator.baseUrl)).model).toBe('plain:3b')
})

it('does not wait longer than 300 ms for a slow Ollama, and loads the model when it has told', async () => {
  const clock = createFakeClock()
  const simulator = await simulate()
  simulator.failNext('/api/show', { type: 'silence' })
  const opening = brainAt(simulator.baseUrl, { clock })
  await expect.poll(() => simulator.bodiesTo('/api/show')).toHaveLength(1)
  await clock.advance(300)
  const llm = await opening
  expect(llm.model).toBe('its first model')
  expect(simulator.loads).toBe(0)
  await llm.check(never())
  await llm.preload()
  expect([llm.model, simulator.loads]).toEqual(['simulated-model:latest', 1])
  expect(clock.sleeping).toBe(0)
})
