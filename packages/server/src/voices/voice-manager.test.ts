import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSetShelf } from '@eva/providers/model-files'
import { createFakeClock, type FakeClock } from '@eva/testing/fakes'
import { type MisbehavingHub, startMisbehavingHub } from '@eva/testing/model-hub'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type VoiceEntry, voiceCatalogue } from './catalogue.ts'
import { openVoiceManager, type VoiceManager } from './voice-manager.ts'

const MODEL = Buffer.alloc(60_000, 'weights')
const FILES = { 'amy.onnx': MODEL, 'tokens.txt': Buffer.from('a 1\n'), 'espeak-ng-data/en_dict': Buffer.from('words') }
const SIZE = MODEL.length + 9
const [like] = voiceCatalogue.filter(({ id }) => id === 'piper-en-amy')
const entry: VoiceEntry = {
  ...(like ?? voiceCatalogue[0] ?? never()),
  id: 'amy',
  repository: 'eve/amy',
  files: [
    { role: 'model', path: 'amy.onnx', size_bytes: null, sha256: null },
    { role: 'tokens', path: 'tokens.txt', size_bytes: null, sha256: null },
    { role: 'dataDir', path: 'espeak-ng-data/', size_bytes: null, sha256: null },
  ],
}
const other: VoiceEntry = { ...entry, id: 'gone', repository: 'eve/gone' }

function never(): never {
  throw new Error('the catalogue is empty')
}

let folder: string
let hub: MisbehavingHub
let clock: FakeClock
let voices: VoiceManager

const open = (): Promise<VoiceManager> =>
  openVoiceManager({ shelf: openSetShelf({ folder, clock, baseUrl: hub.baseUrl }), clock, entries: [entry, other] })
const fetchAll = async (name: string): Promise<string> => (await (await voices.pull(name)).ended).status
const ids = (manager = voices): readonly string[] => manager.installed().map(({ id }) => id)
const listed = async () => (await voices.list()).find((voice) => voice.entry.id === 'amy')

/** The hub sends so much of the model and then holds its breath. */
const stallAfter = (afterBytes: number): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  hub.exceptions.set('amy.onnx', { type: 'stalls', afterBytes, reached: resolve })
  return promise
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-voices-'))
  hub = await startMisbehavingHub({}, [], { 'eve/amy': FILES })
  clock = createFakeClock()
  voices = await open()
})
afterEach(async () => {
  await voices.close()
  await hub.close()
  await rm(folder, { recursive: true })
})

describe('a voice of the catalogue', () => {
  it('is installed when all of it is here, and known again after a start', async () => {
    expect(await listed()).toMatchObject({ installed: false, sizeBytes: entry.size_bytes, pull: null })
    expect(await fetchAll('sherpa:amy')).toBe('done')
    expect(await listed()).toMatchObject({ installed: true, sizeBytes: SIZE, partBytes: 0 })
    const [model] = voices.installed()
    expect(model).toMatchObject({
      id: 'amy',
      folder: join(folder, 'amy'),
      files: { model: 'amy.onnx', tokens: 'tokens.txt', dataDir: 'espeak-ng-data' },
    })
    expect(ids(await open())).toEqual(['amy'])
  })

  it('comes once for all who want it, also while the hub is still being asked', async () => {
    const reached = stallAfter(20_000)
    const [first, second] = await Promise.all([voices.pull('amy'), voices.pull('sherpa:amy/amy')])
    expect(second).toBe(first)
    await reached
    expect(await voices.pull('amy')).toBe(first)
    expect(hub.requests.filter((request) => request.includes('/tree/'))).toHaveLength(1)
    await voices.cancel('amy')
    expect((await first.ended).status).toBe('cancelled')
    expect(ids()).toEqual([])
  })

  it('goes on from where it was cancelled', async () => {
    const reached = stallAfter(20_000)
    const pull = await voices.pull('amy')
    await reached
    await expect.poll(() => pull.state.receivedBytes).toBe(20_009)
    await voices.cancel('sherpa:amy')
    expect(await listed()).toMatchObject({ installed: false, partBytes: 20_009 })
    hub.exceptions.clear()
    expect(await fetchAll('amy')).toBe('done')
    expect(hub.requests.at(-1)).toContain('bytes=20000-')
  })

  it('of which all is here ends at once, and asks nobody', async () => {
    await fetchAll('amy')
    const before = hub.requests.length
    expect((await voices.pull('amy')).state).toMatchObject({ status: 'done', receivedBytes: SIZE })
    expect(hub.requests).toHaveLength(before)
  })

  it('cannot speak when a file of it came damaged, and says why', async () => {
    hub.exceptions.set('tokens.txt', { type: 'damages a byte' })
    const last = (await (await voices.pull('amy')).ended).error
    expect(last?.message).toContain('checksum is wrong')
    expect(ids()).toEqual([])
  })

  it('is removed before its files are, and not while it comes', async () => {
    const reached = stallAfter(20_000)
    await voices.pull('amy')
    await reached
    await expect(voices.remove('amy')).rejects.toMatchObject({ code: 'model_busy' })
    await voices.cancel('amy')
    hub.exceptions.clear()
    await fetchAll('amy')
    const removing = voices.remove('amy')
    expect(ids()).toEqual([])
    await removing
    expect(await readdir(folder)).toEqual([])
    await expect(voices.remove('amy')).rejects.toMatchObject({ code: 'model_not_found' })
  })

  it('is noticed when another process has fetched or removed it', async () => {
    const elsewhere = await open()
    await fetchAll('amy')
    await elsewhere.list()
    expect(ids(elsewhere)).toEqual(['amy'])
    await voices.remove('amy')
    await elsewhere.list()
    expect(ids(elsewhere)).toEqual([])
  })

  it.each([
    ['nobody', 'model_not_found'],
    ['gone', 'model_not_found'],
    ['../amy', 'model_not_found'],
    ['', 'model_not_found'],
  ])('that is called %j is not fetched', async (name, code) => {
    await expect(voices.pull(name)).rejects.toMatchObject({ code })
  })

  it('stops with the manager', async () => {
    const reached = stallAfter(20_000)
    const pull = await voices.pull('amy')
    await reached
    await voices.close()
    expect((await pull.ended).status).toBe('cancelled')
    await expect(voices.pull('amy')).rejects.toMatchObject({ code: 'shutting_down' })
  })
})
