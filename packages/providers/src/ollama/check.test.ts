import { createFakeClock } from '@eva/testing/fakes'
import { never } from '@eva/testing/llm-contract'
import { ollamaError } from '@eva/testing/ollama-simulator'
import { expect, it } from 'vitest'
import { brainAt, deserted, hello, openBrain, simulate } from './test-ollama.ts'

it.each([
  [1, 'loaded, all of it on the GPU, 8192 tokens of context'],
  [0.654, 'loaded, 65 % of it on the GPU, 8192 tokens of context'],
  [0, 'loaded, none of it on a GPU, 8192 tokens of context'],
])('says which model runs where, with %f of it on the GPU', async (vramShare, device) => {
  const { llm, simulator } = await openBrain({}, { models: [{ name: 'plain:3b', vramShare }] })
  const { ok, detail } = await llm.check(never())
  expect([ok, detail]).toEqual([true, `plain:3b at ${simulator.baseUrl}, ${device}`])
  const facts = await llm.device(never())
  expect(facts).toMatchObject({ model: 'plain:3b', loaded: true, contextTokens: 8192 })
  expect(facts?.vramShare).toBeCloseTo(vramShare, 3)
})

it('times itself', async () => {
  const times = [100, 107.5]
  const clock = { ...createFakeClock(), nowMs: () => times.shift() ?? 0 }
  const { llm } = await openBrain({ clock })
  expect((await llm.check(never())).latencyMs).toBe(7.5)
})

it('asks no model anything', async () => {
  const { llm, simulator } = await openBrain()
  const before = simulator.calls.length
  await llm.check(never())
  expect(
    simulator.calls
      .slice(before)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['/api/ps', '/api/tags'])
})

it('is well while the model is being loaded, and says so', async () => {
  const simulator = await simulate()
  simulator.failNext('/api/generate', { type: 'silence' })
  const llm = await brainAt(simulator.baseUrl)
  expect(await llm.check(never())).toMatchObject({ ok: true, detail: expect.stringMatching(/, not loaded yet$/) })
  expect(await llm.device(never())).toEqual({
    model: 'simulated-model:latest',
    loaded: false,
    vramShare: null,
    contextTokens: null,
  })
  await llm.check(never())
  expect(simulator.bodiesTo('/api/generate')).toHaveLength(1)
})

it('says why the model could not be loaded, until it is', async () => {
  const simulator = await simulate()
  simulator.failNext('/api/generate', ollamaError(500, 'model requires more system memory (9 GiB) than is available'))
  const llm = await brainAt(simulator.baseUrl)
  await llm.preload()
  const health = await llm.check(never())
  expect(health.ok).toBe(false)
  expect(health.detail).toMatch(/does not fit into the memory that is left: .* Put a smaller model into OLLAMA_MODEL/)
  await hello(llm)
  expect(await llm.check(never())).toMatchObject({ ok: true, detail: expect.stringContaining('loaded') })
})

it('says what is wrong and how to mend it', async () => {
  const gone = await brainAt(await deserted())
  const health = await gone.check(never())
  expect(health.ok).toBe(false)
  expect(health.detail).toMatch(/^Ollama cannot be reached at \S+ \(ECONNREFUSED\)\. Start it with `ollama serve`/)
  expect(await gone.device(never())).toBeNull()
})

it('sees that the model was removed', async () => {
  const models = [{ name: 'first' }, { name: 'second' }]
  const { llm } = await openBrain({ model: 'first' }, { models })
  models.shift()
  expect(await llm.check(never())).toMatchObject({
    ok: false,
    detail: expect.stringContaining('Run `ollama pull first`'),
  })
})

it('has the model loaded by an Ollama that was started late, or again', async () => {
  const baseUrl = await deserted()
  const port = Number(new URL(baseUrl).port)
  const llm = await brainAt(baseUrl)
  const first = await simulate({ port })
  await llm.check(never())
  await llm.preload()
  expect(first.loads).toBe(1)
  await first.close()
  expect((await llm.check(never())).ok).toBe(false)
  const second = await simulate({ port })
  await llm.check(never())
  await llm.preload()
  expect(second.loads).toBe(1)
})

it('stops waiting when its signal aborts', async () => {
  const { llm, simulator } = await openBrain()
  simulator.failNext('/api/ps', { type: 'silence' })
  const stop = new AbortController()
  const calls = simulator.calls.length
  const check = llm.check(stop.signal)
  await expect.poll(() => simulator.calls.length).toBe(calls + 2)
  stop.abort('no time')
  await expect(check).rejects.toBe('no time')
  const device = llm.device(AbortSignal.abort('not now'))
  await expect(device).rejects.toBe('not now')
})
