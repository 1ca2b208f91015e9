import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorBodySchema, modelsSchema, type PullEvent, pullEventSchema } from '@eva/protocol'
import { openModelShelf } from '@eva/providers/model-files'
import { type MisbehavingHub, startMisbehavingHub } from '@eva/testing/model-hub'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { brainOf, modelsOn, startTestEva, type TestEva, testClock, voiceOf } from '../test-eva.ts'

const MODEL = Buffer.alloc(60_000, 'model')
const SPEC = 'hf:ada/tiny:Q4_0'
const ID = 'ada/tiny/tiny-Q4_0.gguf'

let folder: string
let hub: MisbehavingHub
let eva: TestEva
const start = async (environment: Record<string, string> = {}): Promise<TestEva> => {
  const shelf = openModelShelf({ folder, baseUrl: hub.baseUrl, clock: testClock })
  return startTestEva(brainOf(), environment, [voiceOf()], modelsOn(shelf))
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-models-'))
  hub = await startMisbehavingHub({ 'tiny-Q4_0.gguf': MODEL })
  eva = await start()
})
afterEach(async () => {
  await eva.close()
  await hub.close()
  await rm(folder, { recursive: true })
})

const send = (method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> =>
  fetch(eva.address + path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
const eventsOf = async (answer: Response): Promise<readonly PullEvent[]> => {
  const blocks = (await answer.text()).trim().split('\n\n')
  return blocks.map((block) => pullEventSchema.parse(JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '')))
}
const errorOf = async (answer: Response) => errorBodySchema.parse(await answer.json()).error
const codeOf = async (answer: Response): Promise<string> => (await errorOf(answer)).code
const list = async () => modelsSchema.parse(await (await send('GET', '/models')).json())
const coming = async () => (await list()).models.find(({ id }) => id === ID)?.pull?.received_bytes

describe('GET /models', () => {
  it('has the catalogue, this machine and the recommendation', async () => {
    const body = await list()
    expect(body.machine).toEqual({
      total_memory_bytes: 16e9,
      free_memory_bytes: 8e9,
      cores: 4,
      gpu_memory_bytes: null,
    })
    expect(body.recommended).toMatchObject({ id: 'gemma-3-4b', reason: expect.stringContaining('4 cores') })
    const gemma = body.models.find(({ id }) => id === 'gemma-3-4b')
    expect(gemma).toMatchObject({ source: 'catalogue', installed: false, fits: { ok: true, where: 'cpu' } })
    expect(gemma?.good_for?.fr).toContain('français')
  })
})

describe('POST /models/pull', () => {
  it('tells how it goes, to the end', async () => {
    const answer = await send('POST', '/models/pull', { spec: SPEC })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const events = await eventsOf(answer)
    expect(events.at(-1)).toMatchObject({ id: ID, status: 'done', received_bytes: 60_000, total_bytes: 60_000 })
    expect((await list()).models.at(-1)).toMatchObject({ id: ID, source: 'own', name: 'tiny-Q4_0', installed: true })
  })

  it('has one download for all, which goes on when somebody leaves, and ends for all when it is cancelled', async () => {
    const reached = Promise.withResolvers<void>()
    hub.behaviour = { type: 'stalls', afterBytes: 20_000, reached: reached.resolve }
    const leaving = new AbortController()
    const first = await send('POST', '/models/pull', { spec: SPEC }, leaving.signal)
    await first.body?.getReader().read()
    const second = await send('POST', '/models/pull', { spec: SPEC })
    leaving.abort()
    await reached.promise
    await expect.poll(coming).toBe(20_000)
    expect(await codeOf(await send('DELETE', `/models/${encodeURIComponent(ID)}`))).toBe('model_busy')
    expect((await send('DELETE', `/models/pull/${encodeURIComponent(ID)}`)).status).toBe(204)
    expect((await eventsOf(second)).at(-1)).toMatchObject({ status: 'cancelled', received_bytes: 20_000 })
    expect(hub.requests.filter((request) => request.includes('/resolve/'))).toHaveLength(1)
    expect(await readdir(join(folder, 'ada/tiny'))).toEqual(['tiny-Q4_0.gguf.part', 'tiny-Q4_0.gguf.part.json'])
    hub.behaviour = { type: 'honest' }
    expect((await eventsOf(await send('POST', '/models/pull', { spec: SPEC }))).at(-1)?.status).toBe('done')
    expect(hub.requests.at(-1)).toContain('bytes=20000-')
  })

  it('ends with the error when the download fails', async () => {
    hub.behaviour = { type: 'damages a byte' }
    const events = await eventsOf(await send('POST', '/models/pull', { spec: SPEC }))
    expect(events.at(-1)).toMatchObject({ status: 'error', error: { code: 'model_unavailable', fix: 'Try again.' } })
  })

  it.each([
    [{}, 400, 'invalid_request', null],
    [{ id: 'x', spec: SPEC }, 400, 'invalid_request', null],
    [{ spec: '/etc/passwd' }, 400, 'invalid_request', 'spec'],
    [{ spec: 'hf:nonsense' }, 400, 'invalid_request', 'spec'],
    [{ spec: 'hf:ada/../../etc/x.gguf' }, 400, 'invalid_request', 'spec'],
    [{ spec: 'hf:ada/tiny/../../../x.gguf' }, 400, 'invalid_request', 'spec'],
    [{ id: 'nobody' }, 404, 'model_not_found', 'id'],
    [{ spec: 'hf:ada/tiny:Q2_K' }, 404, 'model_not_found', 'spec'],
    [{ id: 'x'.repeat(400) }, 400, 'invalid_request', 'id'],
  ])('refuses %j, and says which field is wrong', async (body, status, code, param) => {
    const answer = await send('POST', '/models/pull', body)
    expect(answer.status).toBe(status)
    expect(await errorOf(answer)).toMatchObject({ code, param })
  })
})

describe('PUT /models/chosen and DELETE /models/:id', () => {
  it('choose, and remove', async () => {
    await (await send('POST', '/models/pull', { spec: SPEC })).text()
    const chosen = await send('PUT', '/models/chosen', { id: ID })
    expect(await chosen.json()).toMatchObject({ id: ID, takes_effect: 'now', overridden_by: null })
    expect((await list()).models.at(-1)).toMatchObject({ id: ID, chosen: true })
    // Slashes may be encoded or not.
    expect((await send('DELETE', `/models/${ID}`)).status).toBe(204)
    expect((await send('DELETE', `/models/${ID}`)).status).toBe(404)
    const absent = await errorOf(await send('PUT', '/models/chosen', { id: 'qwen2.5-0.5b' }))
    expect(absent).toMatchObject({ code: 'model_not_found', param: 'id' })
  })

  it.each(['..%2F..%2Foutside.gguf', '%2Fetc%2Fpasswd', 'chosen.json', '%00.gguf', '..%5Cx.gguf'])(
    'remove nothing at %s',
    async (path) => {
      expect((await send('DELETE', `/models/${path}`)).status).toBe(404)
    },
  )

  it('know no download that does not run', async () => {
    expect(await codeOf(await send('DELETE', '/models/pull/qwen2.5-0.5b'))).toBe('model_not_found')
  })
})

describe('the guards', () => {
  it('stand before these routes, too', async () => {
    const foreign = await fetch(`${eva.address}/models/pull`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ spec: SPEC }),
    })
    expect(await codeOf(foreign)).toBe('forbidden_origin')
    expect(hub.requests).toEqual([])
  })

  it('let a client ask only so often', async () => {
    await eva.close()
    eva = await start({ EVA_RATE_LIMIT: '2' })
    const answers = [1, 2, 3].map(() => send('POST', '/models/pull', { id: 'nobody' }))
    expect((await Promise.all(answers)).map(({ status }) => status).sort()).toEqual([404, 404, 429])
  })
})
