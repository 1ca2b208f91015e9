import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gitEntry, listEntry } from '@eva/testing/model-hub'
import { beforeEach, describe, expect, it } from 'vitest'
import { SPARE_BYTES } from './disk.ts'
import { openSetShelf, type SetShelf, type SetShelfOptions } from './set-shelf.ts'
import { FILES, useFolder } from './test-folder.ts'

const test = useFolder()
const never = new AbortController().signal
const MODEL = Buffer.alloc(100_000, 'weights')
/** As many as espeak-ng has, with the names that it has. */
const DICTIONARIES = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    `espeak-ng-data/voices/!v/Mr ${index}`,
    Buffer.from(`dictionary ${index}`),
  ]),
)
const VOICE = { 'en.onnx': MODEL, 'tokens.txt': Buffer.from('a 1\n'), 'other.bin': Buffer.from('x'), ...DICTIONARIES }
const REST = { 'eng/model.onnx': Buffer.alloc(2_000, 'e'), 'fra/model.onnx': Buffer.alloc(2_000, 'f') }
const want = (path: string, sha256: string | null = null, repository = 'eve/amy') => ({ repository, path, sha256 })
const AMY = [want('en.onnx'), want('tokens.txt'), want('espeak-ng-data/')]
const WHOLE = MODEL.length + 4 + Object.values(DICTIONARIES).reduce((sum, bytes) => sum + bytes.length, 0)

const serve = (files: Readonly<Record<string, Buffer>> = VOICE): Promise<void> =>
  test.replaceHub(FILES, undefined, { 'eve/amy': files, 'mms/all': REST })
const open = (options: Partial<SetShelfOptions> = {}): SetShelf =>
  openSetShelf({ folder: test.folder, baseUrl: test.hub.baseUrl, clock: test.clock, ...options })

async function fetchSet(shelf: SetShelf, wanted = AMY, signal = never): Promise<readonly number[]> {
  const steps: number[] = []
  const found = await shelf.find('amy', wanted, signal)
  await shelf.download(found, { signal, onProgress: ({ receivedBytes }) => steps.push(receivedBytes) })
  return steps
}
const asked = (path: string): number => test.hub.requests.filter((request) => request.includes(`/main/${path}`)).length

beforeEach(() => serve())

describe('a set of files', () => {
  it('comes file by file, with one progress over all of them, and is whole at the end', async () => {
    const shelf = open()
    const steps = await fetchSet(shelf)
    expect(steps.at(-1)).toBe(WHOLE)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(await shelf.look('amy')).toEqual({ sizeBytes: WHOLE, partBytes: 0 })
    expect(await readFile(join(test.folder, 'amy/en.onnx'))).toEqual(MODEL)
    expect(await readdir(join(test.folder, 'amy/espeak-ng-data/voices/!v'))).toHaveLength(60)
    expect(asked('other.bin')).toBe(0)
  })

  it('may come of several repositories, and of one folder of a large one', async () => {
    const shelf = open()
    await fetchSet(shelf, [...AMY, want('fra/model.onnx', null, 'mms/all')])
    expect(test.hub.requests).toContain('/api/models/mms/all/tree/main/fra')
    expect(await readFile(join(test.folder, 'amy/fra/model.onnx'))).toEqual(REST['fra/model.onnx'])
  })

  it('is not here before its last file is, and then only what was missing is fetched', async () => {
    const shelf = open()
    test.hub.exceptions.set('tokens.txt', { type: 'refuses', status: 503 })
    await expect(fetchSet(shelf)).rejects.toMatchObject({ code: 'model_unavailable' })
    const { sizeBytes, partBytes } = await shelf.look('amy')
    expect(sizeBytes).toBe(0)
    expect(partBytes).toBeGreaterThan(0)
    test.hub.exceptions.clear()
    await fetchSet(shelf)
    expect(await shelf.look('amy')).toEqual({ sizeBytes: WHOLE, partBytes: 0 })
    await fetchSet(shelf)
    expect(asked('en.onnx')).toBeLessThanOrEqual(2)
  })

  it.each(['en.onnx', 'tokens.txt'])('refuses a damaged %s, whatever kind of checksum it has', async (path) => {
    const shelf = open()
    test.hub.exceptions.set(path, { type: 'damages a byte' })
    await expect(fetchSet(shelf)).rejects.toMatchObject({ message: expect.stringContaining('checksum is wrong') })
    expect(await readdir(join(test.folder, 'amy'))).not.toContain(path)
    expect((await shelf.look('amy')).sizeBytes).toBe(0)
  })

  it('stops when it is told to, and goes on in the middle of a file', async () => {
    const shelf = open()
    test.hub.exceptions.set('en.onnx', { type: 'stalls', afterBytes: 40_000, reached: () => {} })
    const stop = new AbortController()
    const found = await shelf.find('amy', AMY, never)
    const coming = shelf.download(found, {
      signal: stop.signal,
      onProgress: ({ receivedBytes }) => {
        if (receivedBytes >= WHOLE - MODEL.length + 40_000) stop.abort(new Error('enough'))
      },
    })
    await expect(coming).rejects.toThrow('enough')
    expect(await shelf.look('amy')).toEqual({ sizeBytes: 0, partBytes: WHOLE - MODEL.length + 40_000 })
    test.hub.exceptions.clear()
    await fetchSet(shelf)
    expect(test.hub.requests.filter((request) => request.includes('bytes='))).toEqual([
      '/eve/amy/resolve/main/en.onnx bytes=40000-',
    ])
    expect(await readFile(join(test.folder, 'amy/en.onnx'))).toEqual(MODEL)
  })

  it('takes nothing of another version for its own', async () => {
    const shelf = open()
    await fetchSet(shelf)
    const tokens = Buffer.from('b 2\n')
    await serve({ ...VOICE, 'tokens.txt': tokens })
    await fetchSet(open())
    expect(await readFile(join(test.folder, 'amy/tokens.txt'))).toEqual(tokens)
  })

  it('is not whole any more when a file of it has gone or was cut', async () => {
    const shelf = open()
    await fetchSet(shelf)
    await truncate(join(test.folder, 'amy/en.onnx'), 5)
    expect((await shelf.look('amy')).sizeBytes).toBe(0)
    await fetchSet(shelf)
    await rm(join(test.folder, 'amy/tokens.txt'))
    expect((await shelf.look('amy')).sizeBytes).toBe(0)
  })

  it('needs room for all of it before the first byte comes', async () => {
    const disk = { freeBytes: async () => SPARE_BYTES + WHOLE - 1, append: async () => {} }
    await expect(fetchSet(open({ disk }))).rejects.toMatchObject({ code: 'not_enough_space' })
    expect(asked('')).toBe(0)
  })
})

describe('what the hub says', () => {
  it.each(['espeak-ng-data/../../outside', 'espeak-ng-data/nul', 'espeak-ng-data/.hidden', 'espeak-ng-data/a\\b'])(
    'is refused when it lists %j',
    async (path) => {
      const listed = [gitEntry(path, Buffer.from('x')), listEntry('en.onnx', MODEL)]
      await test.replaceHub(FILES, listed)
      const wanted = [want('espeak-ng-data/', null, 'ada/tiny')]
      await expect(open().find('amy', wanted, never)).rejects.toMatchObject({ code: 'model_unavailable' })
    },
  )

  it('is refused when it has another file than the one that is wanted, or none', async () => {
    const other = [want('en.onnx', 'f'.repeat(64))]
    await expect(open().find('amy', other, never)).rejects.toMatchObject({
      message: expect.stringContaining('another'),
    })
    await expect(open().find('amy', [want('gone.onnx')], never)).rejects.toMatchObject({ code: 'model_not_found' })
  })

  it('does not lead through a link that somebody put on the way', async () => {
    const outside = join(test.folder, 'outside')
    await mkdir(outside)
    await mkdir(join(test.folder, 'amy'))
    await symlink(outside, join(test.folder, 'amy/espeak-ng-data'))
    await expect(fetchSet(open())).rejects.toMatchObject({ code: 'model_unavailable' })
    expect(await readdir(outside)).toEqual([])
  })
})

describe('removing a set', () => {
  it('takes all of it, whole or not', async () => {
    const shelf = open()
    expect(await shelf.remove('amy')).toBe(false)
    await fetchSet(shelf)
    expect(await shelf.remove('amy')).toBe(true)
    expect(await test.present()).toEqual([])
    await mkdir(join(test.folder, 'amy'))
    await writeFile(join(test.folder, 'amy/en.onnx.part'), 'half')
    expect((await shelf.look('amy')).partBytes).toBe(4)
    await shelf.remove('amy')
    expect(await test.present()).toEqual([])
  })

  it('leaves what another process is writing', async () => {
    await mkdir(join(test.folder, 'amy'))
    await writeFile(join(test.folder, 'amy/en.onnx.part'), 'half')
    await writeFile(join(test.folder, 'amy/en.onnx.part.lock'), String(process.ppid))
    await expect(open().remove('amy')).rejects.toMatchObject({ code: 'model_busy' })
    expect(await test.present()).toContain('en.onnx.part')
  })

  it.each(['..', '.', '', 'a/b', '../x'])('takes no other folder: %j', async (id) => {
    await expect(open().remove(id)).rejects.toMatchObject({ code: 'model_not_found' })
  })
})
