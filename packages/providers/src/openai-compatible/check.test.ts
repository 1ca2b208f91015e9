import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { never } from '@eva/testing/llm-contract'
import { expect, it, onTestFinished } from 'vitest'
import { COMPATIBLE } from './dialects.ts'
import { createGroq, createOpenAi } from './presets.ts'
import { brainAt, deserted, openBrain } from './test-brain.ts'

it('asks for the list of models only, and times it', async () => {
  const times = [100, 107.5]
  const clock = { nowMs: () => times.shift() ?? 0, wallTimeMs: () => 0 }
  const { llm, simulator } = await openBrain({ clock })
  const { ok, detail, latencyMs } = await llm.check(never())
  expect({ ok, latencyMs }).toEqual({ ok: true, latencyMs: 7.5 })
  expect(detail).toBe(`simulated-model at ${new URL(simulator.baseUrl).origin}`)
  expect(simulator.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1/models'])
})

it('learns its model', async () => {
  const { llm } = await openBrain({ model: null }, { models: ['first', 'second'] })
  expect(llm.model).toBe('its first model')
  await llm.check(never())
  expect(llm.model).toBe('first')
})

it.each([
  [true, false],
  [false, true],
])('where a server that lists every model is %s, a model that is missing is well: %s', async (listsEveryModel, ok) => {
  const models = ['a', 'b', 'c', 'd', 'e', 'f']
  const { llm } = await openBrain({ dialect: { ...COMPATIBLE, listsEveryModel } }, { models })
  const health = await llm.check(never())
  expect(health.ok).toBe(ok)
  expect(health.detail).toContain('does not list the model simulated-model; it lists a, b, c, d, e.')
  expect(health.detail).toContain('TEST_MODEL')
})

it('is not well without any model', async () => {
  const { llm } = await openBrain({ model: null }, { models: [] })
  expect(await llm.check(never())).toMatchObject({ ok: false, detail: 'test has no model. Load one there.' })
})

it('says what is wrong and how to mend it', async () => {
  const origin = await deserted()
  const gone = await brainAt(origin).check(never())
  expect(gone.ok).toBe(false)
  expect(gone.detail).toContain(`cannot be reached at ${origin} (ECONNREFUSED).`)
  expect(gone.detail).toContain('TEST_BASE_URL')
  const { llm } = await openBrain({}, { apiKey: 'another' })
  expect(await llm.check(never())).toMatchObject({ ok: false, detail: expect.stringContaining('TEST_API_KEY') })
})

it('is not well when the list is none', async () => {
  const server = createServer((_request, response) => response.end('<h1>It works!</h1>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const llm = brainAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  expect(await llm.check(never())).toMatchObject({
    ok: false,
    detail: expect.stringContaining('does not list its models'),
  })
})

it('stops waiting for a server that never answers when its signal aborts', async () => {
  const server = createServer(() => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const arrived = new Promise<void>((resolve) => server.once('request', () => resolve()))
  const stop = new AbortController()
  const check = brainAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).check(stop.signal)
  await arrived
  stop.abort('no time')
  await expect(check).rejects.toBe('no time')
})

it('knows Groq and any other server by their names', () => {
  const clock = { nowMs: () => 0, wallTimeMs: () => 0 }
  const groq = createGroq({ apiKey: 'gsk_x', clock })
  expect([groq.id, groq.model]).toEqual(['groq', 'llama-3.1-8b-instant'])
  const openai = createOpenAi({ baseUrl: 'http://127.0.0.1:8080', model: 'm', clock })
  expect([openai.id, openai.model]).toEqual(['openai', 'm'])
  expect(() => createOpenAi({ baseUrl: 'nonsense', clock })).toThrow(/^OPENAI_BASE_URL/)
})
