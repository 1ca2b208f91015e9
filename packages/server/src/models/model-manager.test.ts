import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openModelShelf } from '@eva/providers/model-files'
import { createFakeClock } from '@eva/testing/fakes'
import { type MisbehavingHub, startMisbehavingHub } from '@eva/testing/model-hub'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogueEntry } from './catalogue.ts'
import { createModelManager, type Model, type ModelManager } from './model-manager.ts'

const TINY = Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 31) % 251))
const OTHER = Buffer.from('another model')
const PATH = 'ada/tiny/tiny-Q4_0.gguf'
const entry: CatalogueEntry = {
  id: 'tiny',
  name: 'Tiny',
  repository: 'ada/tiny',
  file: 'tiny-Q4_0.gguf',
  quantisation: 'Q4_0',
  size_bytes: 50_000,
  size_is_exact: true,
  sha256: createHash('sha256').update(TINY).digest('hex'),
  parameters_b: 0.1,
  context_tokens: 4_096,
  shape: { layers: 2, key_value_heads: 1, head_size: 64 },
  languages: ['en', 'fr'],
  licence: { name: 'MIT', url: 'https://example.org/licence' },
  good_for: { en: 'Tests.', fr: 'Tests.' },
}

let folder: string
let hub: MisbehavingHub
let models: ModelManager
const machine = { totalBytes: 8e9, freeBytes: 4e9, cores: 4, gpuBytes: null }
const open = (entries = [entry], setting: string | null = null): ModelManager => {
  const clock = createFakeClock()
  const shelf = openModelShelf({ folder, baseUrl: hub.baseUrl, clock })
  return createModelManager({ shelf, clock, machine: async () => machine, setting: () => setting, entries })
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-models-'))
  hub = await startMisbehavingHub({ 'tiny-Q4_0.gguf': TINY, 'tiny-Q8_0.gguf': OTHER })
  models = open()
})
afterEach(async () => {
  await models.close()
  await hub.close()
  await rm(folder, { recursive: true })
})

const fetchAll = async (name: string): Promise<string> => (await (await models.pull(name)).ended).status
const theModel = async (id = 'tiny'): Promise<Model | undefined> =>
  (await models.list()).models.find((model) => model.id === id)
const bytesAsked = (): number => hub.requests.filter((request) => request.includes('/resolve/')).length
const ownFile = async (path: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), 'mine')
}
/** The hub sends so much and then holds its breath. */
const stallAfter = (afterBytes: number): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  hub.behaviour = { type: 'stalls', afterBytes, reached: resolve }
  return promise
}

describe('the list', () => {
  it('has what could come, what is here, and what a person put there', async () => {
    await ownFile('my own.gguf')
    expect(await theModel()).toMatchObject({ installed: false, sizeBytes: 50_000, fit: { ok: true }, pull: null })
    expect(await theModel('my own.gguf')).toMatchObject({ installed: true, sizeBytes: 4, entry: null, fit: null })
    expect(await fetchAll('tiny')).toBe('done')
    expect(await theModel()).toMatchObject({ installed: true, sizeBytes: 50_000, partBytes: 0 })
    expect((await models.list()).recommended?.id).toBe('tiny')
    expect((await models.list()).freeDiskBytes).toBeGreaterThan(0)
  })

  it('counts the memory of the loaded model as free: another would take its place', async () => {
    await fetchAll('tiny')
    const before = (await models.list()).machine.freeBytes
    models.markLoaded(join(folder, PATH))
    expect((await models.list()).machine.freeBytes).toBe(before + 50_000 + 4 * 4_096 * 2 * 2 * 64 * 2)
    expect(await theModel()).toMatchObject({ loaded: true })
  })
})

describe('a pull', () => {
  it('is one for all who want the file, by whatever name', async () => {
    const reached = stallAfter(20_000)
    const first = await models.pull('tiny')
    await reached
    const [second, third] = await Promise.all([models.pull('hf:ada/tiny:Q4_0'), models.pull('tiny')])
    expect(second).toBe(first)
    expect(third).toBe(first)
    expect(bytesAsked()).toBe(1)
    await models.cancel('tiny')
    expect((await first.ended).status).toBe('cancelled')
  })

  it('goes on from where it was cancelled', async () => {
    const reached = stallAfter(20_000)
    const pull = await models.pull('tiny')
    await reached
    await expect.poll(() => pull.state.receivedBytes).toBe(20_000)
    await models.cancel(PATH)
    expect(await pull.ended).toMatchObject({ status: 'cancelled', receivedBytes: 20_000, error: null })
    expect(await theModel()).toMatchObject({ installed: false, partBytes: 20_000, pull: null })
    hub.behaviour = { type: 'honest' }
    expect(await fetchAll('tiny')).toBe('done')
    expect(hub.requests.at(-1)).toContain('bytes=20000-')
    expect(await readFile(join(folder, PATH))).toEqual(TINY)
  })

  it('outlives those who follow it', async () => {
    const reached = stallAfter(20_000)
    const pull = await models.pull('tiny')
    await reached
    for await (const state of pull.follow()) {
      expect(state.totalBytes).toBe(50_000)
      break
    }
    expect((await theModel())?.pull).not.toBeNull()
    await models.cancel('tiny')
  })

  it('of what is here ends at once, and asks nobody', async () => {
    await fetchAll('tiny')
    const before = hub.requests.length
    const again = await models.pull('hf:ada/tiny:q4_0')
    expect(await Array.fromAsync(again.follow())).toMatchObject([{ status: 'done', receivedBytes: 50_000 }])
    expect(again.id).toBe('tiny')
    expect(hub.requests).toHaveLength(before)
  })

  it('ends with the reason when it goes wrong, and can be tried again', async () => {
    hub.behaviour = { type: 'damages a byte' }
    const pull = await models.pull('tiny')
    const last = (await Array.fromAsync(pull.follow())).at(-1)
    expect(last).toMatchObject({ status: 'error', error: { code: 'model_unavailable', fix: 'Try again.' } })
    hub.behaviour = { type: 'honest' }
    expect(await fetchAll('tiny')).toBe('done')
  })

  it('takes any other model of the hub, and knows it by its path', async () => {
    expect(await fetchAll('hf:ada/tiny:Q8_0')).toBe('done')
    expect(await theModel('ada/tiny/tiny-Q8_0.gguf')).toMatchObject({ installed: true, entry: null })
  })

  it('refuses a file that is not the one that the catalogue knows', async () => {
    models = open([{ ...entry, sha256: 'f'.repeat(64) }])
    await expect(models.pull('tiny')).rejects.toMatchObject({ message: expect.stringContaining('another file') })
    expect(bytesAsked()).toBe(0)
  })

  it.each([
    ['nobody', 'model_not_found'],
    ['hf:ada/tiny:Q2_K', 'model_not_found'],
    ['hf:ada/nowhere:Q4_0', 'model_not_found'],
    ['hf:../tiny:Q4_0', 'invalid_request'],
    ['/etc/passwd', 'model_not_found'],
  ])('of %s does not begin', async (name, code) => {
    await expect(models.pull(name)).rejects.toMatchObject({ code })
  })

  it('ends with the manager, and keeps what has come', async () => {
    const reached = stallAfter(20_000)
    const pull = await models.pull('tiny')
    await reached
    await models.close()
    expect((await pull.ended).status).toBe('cancelled')
    await expect(models.pull('hf:ada/tiny:Q8_0')).rejects.toMatchObject({ code: 'shutting_down' })
  })
})

describe('a model', () => {
  it('is removed, with what has come of it, and its choice is forgotten', async () => {
    await fetchAll('tiny')
    await models.choose('tiny')
    await models.remove('tiny')
    expect(await theModel()).toMatchObject({ installed: false, chosen: false })
    expect(await models.chosenFile()).toBeNull()
    await expect(models.remove('tiny')).rejects.toMatchObject({ code: 'model_not_found' })
  })

  it('stays while it is loaded, and while it is fetched', async () => {
    const reached = stallAfter(20_000)
    const pull = await models.pull('tiny')
    await reached
    await expect.poll(() => pull.state.receivedBytes).toBe(20_000)
    await expect(models.remove('tiny')).rejects.toMatchObject({ code: 'model_busy' })
    await models.cancel('tiny')
    await models.remove('tiny')
    expect(await theModel()).toMatchObject({ partBytes: 0 })
    await ownFile('mine.gguf')
    models.markLoaded(join(folder, 'mine.gguf'))
    await expect(models.remove('mine.gguf')).rejects.toMatchObject({ code: 'model_busy', fix: expect.any(String) })
  })

  it('may be loaded from elsewhere without being one of these', async () => {
    models.markLoaded('/somewhere/else.gguf')
    expect((await models.list()).models.filter(({ loaded }) => loaded)).toEqual([])
  })

  it('is chosen by any of its names', async () => {
    await fetchAll('tiny')
    await ownFile('mine/own.gguf')
    expect(await models.choose('mine/own.gguf')).toBe('mine/own.gguf')
    expect(await open().chosenFile()).toBe(join(folder, 'mine/own.gguf'))
    expect(await models.choose('hf:ada/tiny:Q4_0')).toBe('tiny')
    expect(await open().chosenFile()).toBe(join(folder, PATH))
    expect(await theModel()).toMatchObject({ chosen: true })
  })

  it('cannot be chosen before it is here', async () => {
    await expect(models.choose('tiny')).rejects.toMatchObject({
      code: 'model_not_found',
      fix: expect.stringContaining('pull tiny'),
    })
    for (const name of ['../../etc/passwd', 'chosen.json', '']) {
      await expect(models.choose(name)).rejects.toMatchObject({ code: 'model_not_found' })
      await expect(models.remove(name)).rejects.toMatchObject({ code: 'model_not_found' })
    }
  })

  it.each(['', '{', '[]', '{"path":"../outside.gguf"}', '{"path":7}', '{"path":"gone.gguf"}'])(
    'is not chosen by a file that says %j',
    async (text) => {
      await writeFile(join(folder, 'chosen.json'), text)
      await writeFile(join(folder, '..', 'outside.gguf'), 'x')
      expect(await models.chosenFile()).toBeNull()
      await rm(join(folder, '..', 'outside.gguf'))
    },
  )
})
