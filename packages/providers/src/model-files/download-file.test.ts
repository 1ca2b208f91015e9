import { createHash } from 'node:crypto'
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startMisbehavingHub } from '@eva/testing/model-hub'
import { describe, expect, it } from 'vitest'
import { type Disk, realDisk } from './disk.ts'
import type { DownloadProgress } from './download-file.ts'
import { openModelShelf } from './model-shelf.ts'
import { MODEL, NAME, SPEC, useFolder } from './test-folder.ts'
import { IDLE_MS } from './watch-idle.ts'

const test = useFolder()
const never = new AbortController().signal
const CUT_AT = 70_000
const LEFT = [`${NAME}.part`, `${NAME}.part.json`]
const SHA256 = createHash('sha256').update(MODEL).digest('hex')

async function pull(
  signal = never,
  disk: Disk = realDisk,
  onProgress = (_progress: DownloadProgress): void => {},
): Promise<string> {
  const { folder, hub, clock } = test
  const shelf = openModelShelf({ folder, baseUrl: hub.baseUrl, clock, disk })
  const found = await shelf.find(SPEC, signal)
  return shelf.download(found, { signal, onProgress })
}
const arrives = async (): Promise<void> => {
  expect(await readFile(await pull())).toEqual(MODEL)
  expect(await test.present()).toEqual([NAME])
}

describe('a download that is cut', () => {
  it('leaves no file, and goes on from there at the next try', async () => {
    test.hub.behaviour = { type: 'cuts', afterBytes: CUT_AT }
    await expect(pull()).rejects.toMatchObject({ code: 'model_unavailable' })
    expect(await test.present()).not.toContain(NAME)
    test.hub.behaviour = { type: 'honest' }
    await arrives()
  })

  it('is known by its length where the server ends it without a word', async () => {
    test.hub.behaviour = { type: 'ends early', afterBytes: CUT_AT }
    await expect(pull()).rejects.toMatchObject({ code: 'model_unavailable' })
    expect(await test.partSize()).toBe(CUT_AT)
    test.hub.behaviour = { type: 'honest' }
    await arrives()
    expect(test.hub.requests.at(-1)).toContain(`bytes=${CUT_AT}-`)
  })

  it('is continued only as the version that it began as', async () => {
    test.hub.behaviour = { type: 'ends early', afterBytes: CUT_AT }
    await expect(pull()).rejects.toMatchObject({ code: 'model_unavailable' })
    const changed = Buffer.from(MODEL.map((byte) => byte ^ 1))
    test.hub.behaviour = { type: 'has changed', bytes: changed }
    // The list still has the old checksum: what came is the new file from its first byte, and not the two halves.
    await expect(pull()).rejects.toMatchObject({ message: expect.stringContaining('checksum') })
    expect(test.hub.headers.at(-1)?.['if-range']).toMatch(/^"[0-9a-f]+"$/)
    expect(await test.present()).toEqual([])
    test.hub.behaviour = { type: 'honest' }
    await arrives()
  })

  it('begins again when the list names another version by now', async () => {
    await test.leavePart(MODEL.subarray(0, CUT_AT), { sha256: 'f'.repeat(64), etag: null })
    await arrives()
    expect(test.hub.requests.at(-1)).not.toContain('bytes=')
  })

  it.each([
    ['sends everything once more', 'ignores ranges'],
    ['answers with another part', 'answers another range'],
    ['does not know the range', 'refuses ranges'],
  ] as const)('begins again where the server %s', async (_name, type) => {
    await test.leavePart(MODEL.subarray(0, CUT_AT))
    test.hub.behaviour = { type }
    await arrives()
    expect(test.hub.requests.some((request) => request.includes(`bytes=${CUT_AT}-`))).toBe(true)
  })

  it('finishes without asking again when only the name was missing', async () => {
    await test.leavePart(MODEL, { sha256: SHA256, etag: '"x"' })
    const stages: string[] = []
    await pull(never, realDisk, ({ stage }) => stages.push(stage))
    expect(new Set(stages)).toEqual(new Set(['checking']))
    expect(test.hub.requests).toHaveLength(1)
    expect(await test.present()).toEqual([NAME])
  })

  it('throws away what is longer than the file can be, and notes that cannot be read', async () => {
    await test.leavePart(Buffer.concat([MODEL, Buffer.from('more')]))
    await writeFile(`${test.target}.part.json`, '{"sha256":')
    await arrives()
  })

  it('throws the reason of an abort and keeps what has come', async () => {
    const stop = new AbortController()
    const reason = new Error('leaving')
    test.hub.behaviour = { type: 'stalls', afterBytes: CUT_AT, reached: () => {} }
    const loading = pull(stop.signal, realDisk, ({ receivedBytes }) => {
      if (receivedBytes > 0) stop.abort(reason)
    })
    await expect(loading).rejects.toBe(reason)
    expect(await test.present()).toEqual(LEFT)
    test.hub.behaviour = { type: 'honest' }
    await arrives()
  })
})

describe('a server that is not honest', () => {
  it.each([
    ['a wrong checksum', { type: 'damages a byte' }, 'checksum', []],
    ['more bytes than listed', { type: 'sends too much' }, 'longer', []],
    ['a length that is too short', { type: 'announces', bytes: 5 }, 'another length', []],
    ['a length that is too long', { type: 'announces', bytes: 10 ** 15 }, 'another length', []],
    ['a web page', { type: 'sends a page' }, 'web page', []],
  ] as const)('with %s gets a clear error, and no file its name', async (_name, behaviour, words, left) => {
    test.hub.behaviour = behaviour
    const wrong = { code: 'model_unavailable', message: expect.stringContaining(words), fix: expect.any(String) }
    await expect(pull()).rejects.toMatchObject(wrong)
    expect(await test.present()).toEqual(left)
    test.hub.behaviour = { type: 'honest' }
    await arrives()
  })

  it.each([
    [404, 'model_not_found'],
    [403, 'model_not_found'],
    [500, 'model_unavailable'],
    [204, 'model_unavailable'],
  ])('is refused by name (HTTP %i)', async (status, code) => {
    test.hub.behaviour = { type: 'refuses', status }
    await expect(pull()).rejects.toMatchObject({ code })
    expect(await test.present()).toEqual([])
  })

  it.each(['at once', 'in the middle'])('is left when it falls silent %s', async (when) => {
    const reached = Promise.withResolvers<void>()
    test.hub.behaviour =
      when === 'at once'
        ? { type: 'hangs', reached: reached.resolve }
        : { type: 'stalls', afterBytes: CUT_AT, reached: reached.resolve }
    const loading = expect(pull()).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining('Nothing has come'),
    })
    await reached.promise
    await test.clock.advance(IDLE_MS)
    await loading
    test.hub.behaviour = { type: 'honest' }
    await arrives()
    expect(test.clock.sleeping).toBe(0)
  })
})

describe('a redirect', () => {
  it('is followed, as hubs redirect to where their files are', async () => {
    const store = await startMisbehavingHub({ [NAME]: MODEL })
    test.hub.behaviour = { type: 'redirects', to: `${store.baseUrl}/ada/tiny/resolve/main/${NAME}` }
    await arrives()
    expect(store.requests).toHaveLength(1)
    await store.close()
  })

  it('takes the password of the hub to no other host', async () => {
    const store = await startMisbehavingHub({ [NAME]: MODEL })
    test.hub.behaviour = { type: 'redirects', to: `${store.baseUrl}/ada/tiny/resolve/main/${NAME}` }
    const baseUrl = test.hub.baseUrl.replace('http://', 'http://ada:s%3Acret@')
    const shelf = openModelShelf({ folder: test.folder, baseUrl, clock: test.clock })
    await shelf.download(await shelf.find(SPEC, never), { signal: never, onProgress: () => {} })
    const own = `Basic ${Buffer.from('ada:s:cret').toString('base64')}`
    expect(test.hub.headers.map(({ authorization }) => authorization)).toEqual([own, own])
    expect(store.headers.map(({ authorization }) => authorization)).toEqual([undefined])
    await store.close()
  })

  it.each([
    ['with a password in it', 'http://ada:secret@127.0.0.1:9/x'],
    ['to a file', 'file:///etc/passwd'],
    ['to nowhere', 'http://'],
    ['in a circle', `/ada/tiny/resolve/main/${NAME}`],
  ])('%s is not followed', async (_name, to) => {
    test.hub.behaviour = { type: 'redirects', to }
    const asked = pull()
    await expect(asked).rejects.toMatchObject({ code: 'model_unavailable', fix: expect.any(String) })
    await expect(asked).rejects.not.toMatchObject({ message: expect.stringContaining('secret') })
    expect(await test.present()).toEqual([])
  })
})

describe('a disk that is full', () => {
  const enough = 10 ** 12
  /** Takes so many bytes and not the rest of the piece, as a disk does that fills up. */
  const holding = (bytes: number, freeBytes = (): number => enough): Disk => {
    let left = bytes
    return {
      freeBytes: async () => freeBytes(),
      async append(file, piece) {
        const fits = piece.subarray(0, left)
        left -= fits.length
        await file.appendFile(fits)
        if (fits.length < piece.length) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      },
    }
  }

  it('is seen before anything is fetched', async () => {
    const full = holding(0, () => 1_000)
    await expect(pull(never, full)).rejects.toMatchObject({
      code: 'not_enough_space',
      message: expect.stringContaining('it needs 0.0 GB; 0.0 GB are free'),
    })
    expect(test.hub.requests).toHaveLength(1)
  })

  it('ends the download in its middle, and what had come is kept', async () => {
    await expect(pull(never, holding(CUT_AT))).rejects.toMatchObject({
      code: 'not_enough_space',
      message: expect.stringContaining('full'),
    })
    expect(await test.present()).toEqual(LEFT)
    expect(await test.partSize()).toBe(CUT_AT)
    await arrives()
  })

  it('is told from a folder that cannot be written', async () => {
    const broken: Disk = {
      freeBytes: async () => enough,
      append: async () => {
        throw Object.assign(new Error('read-only'), { code: 'EROFS' })
      },
    }
    await expect(pull(never, broken)).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining('EROFS'),
    })
  })
})

describe('links in the folder', () => {
  it('lead no download out of it', async () => {
    const elsewhere = join(test.folder, 'elsewhere')
    await mkdir(elsewhere)
    await mkdir(join(test.folder, 'ada'))
    await symlink(elsewhere, join(test.folder, 'ada/tiny'))
    await expect(pull()).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining('inside'),
    })
    expect(await test.present()).toEqual(['tiny'])
  })

  it('are not written through under the part’s name', async () => {
    const victim = join(test.folder, 'victim')
    await writeFile(victim, 'mine')
    await mkdir(join(test.folder, 'ada/tiny'), { recursive: true })
    await symlink(victim, `${test.target}.part`)
    await expect(pull()).rejects.toMatchObject({ code: 'model_unavailable', message: expect.stringContaining('link') })
    expect(await readFile(victim, 'utf8')).toBe('mine')
  })

  it('may be the folder itself, as on a machine with a second disk', async () => {
    await mkdir(join(test.folder, 'disk'))
    await symlink(join(test.folder, 'disk'), join(test.folder, 'models'))
    const shelf = openModelShelf({
      folder: join(test.folder, 'models'),
      baseUrl: test.hub.baseUrl,
      clock: test.clock,
    })
    await shelf.download(await shelf.find(SPEC, never), { signal: never, onProgress: () => {} })
    expect((await stat(join(test.folder, 'disk/ada/tiny', NAME))).size).toBe(MODEL.length)
    expect(await shelf.list()).toHaveLength(1)
  })
})

describe('two at once', () => {
  it('do not write one file: the second is told that it is being written', async () => {
    const reached = Promise.withResolvers<void>()
    test.hub.behaviour = { type: 'stalls', afterBytes: CUT_AT, reached: reached.resolve }
    const stop = new AbortController()
    const first = pull(stop.signal)
    await reached.promise
    await expect(pull()).rejects.toMatchObject({ code: 'model_busy' })
    stop.abort(new Error('enough'))
    await expect(first).rejects.toThrow('enough')
    test.hub.behaviour = { type: 'honest' }
    await arrives()
  })

  it('wait for another process that runs, and not for one that has ended', async () => {
    await test.leavePart(MODEL.subarray(0, CUT_AT))
    // The process that started this one lives at least as long; no process has the highest number that fits.
    await writeFile(`${test.target}.part.lock`, String(process.ppid))
    await expect(pull()).rejects.toMatchObject({ code: 'model_busy' })
    await writeFile(`${test.target}.part.lock`, String(2 ** 31 - 1))
    await arrives()
  })
})
