import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ear, earsFor, hearClip } from '@eva/core'
import { openSetShelf } from '@eva/providers/model-files'
import { createSherpaEar } from '@eva/providers/sherpa-ear'
import { sayTones, writeToneWhisper } from '@eva/testing/ear-model'
import { createFakeClock } from '@eva/testing/fakes'
import { type MisbehavingHub, startMisbehavingHub } from '@eva/testing/model-hub'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EarEntry } from './catalogue.ts'
import { type EarManager, openEarManager } from './ear-manager.ts'

const NAMES = ['encoder.onnx', 'decoder.onnx', 'tokens.txt'] as const
const TOY: EarEntry = {
  id: 'toy',
  name: 'Toy',
  family: 'whisper',
  repository: 'eve/toy',
  files: NAMES.map((path) => ({
    role: path === 'tokens.txt' ? 'tokens' : path === 'encoder.onnx' ? 'encoder' : 'decoder',
    path,
    size_bytes: null,
    sha256: null,
  })),
  languages: [],
  speed: 'quick',
  size_bytes: 1,
  size_is_exact: false,
  licence: { name: 'MIT', url: 'https://example.org/' },
  real_time_factor: null,
  good_for: { en: 'A test.', fr: 'Un essai.' },
  verified: null,
}

let folder: string
let hub: MisbehavingHub
let manager: EarManager
let ear: Ear
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-ears-'))
  await writeToneWhisper(join(folder, 'made'))
  const files = await Promise.all(
    NAMES.map(async (name) => [name, await readFile(join(folder, 'made', name))] as const),
  )
  hub = await startMisbehavingHub({}, [], { 'eve/toy': Object.fromEntries(files) })
  const clock = createFakeClock()
  const shelf = openSetShelf({ folder: join(folder, 'ears'), clock, baseUrl: hub.baseUrl })
  manager = await openEarManager({ shelf, clock, entries: [TOY] })
  ear = createSherpaEar({ models: manager.installed, catalogued: manager.known })
})
afterEach(async () => {
  await ear.close()
  await manager.close()
  await hub.close()
  await rm(folder, { recursive: true })
})

const hear = () =>
  hearClip(
    [ear],
    sayTones(['high', 'high', 'high']),
    { language: null, context: '' },
    () => {},
    new AbortController().signal,
  )

describe('an ear of the catalogue', { timeout: 180_000 }, () => {
  it('hears as soon as it is fetched, and is no ear any more when it is removed', async () => {
    expect(ear.ears).toMatchObject([{ id: 'sherpa:toy', installed: false, languages: [] }])
    expect(earsFor([ear], 'fr')).toEqual([])
    expect((await (await manager.pull('sherpa:toy')).ended).status).toBe('done')
    expect(await manager.list()).toMatchObject([{ installed: true, partBytes: 0 }])
    expect(await hear()).toMatchObject({ text: 'bonjour', language: 'fr', by: { ear: { id: 'sherpa:toy' } } })
    await manager.remove('toy')
    expect(await readdir(join(folder, 'ears'))).toEqual([])
    await expect(hear()).rejects.toMatchObject({
      code: 'no_ear',
      fix: expect.stringContaining('npx eva ears pull whisper-base'),
    })
  })
})
