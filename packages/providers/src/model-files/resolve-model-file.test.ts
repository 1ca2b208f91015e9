import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listEntry, type MisbehavingHub, startMisbehavingHub } from './misbehaving-hub.ts'
import { resolveModelFile } from './resolve-model-file.ts'

const NAME = 'tiny-Q4_0.gguf'
const MODEL = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 31) % 251))
const FILES = { [NAME]: MODEL, 'tiny-IQ4_0.gguf': Buffer.from('iq'), 'q8/tiny-Q8_0.gguf': Buffer.from('eight bits') }

let folder: string
let hub: MisbehavingHub
const hubs: MisbehavingHub[] = []
const startHub: typeof startMisbehavingHub = async (...args) => {
  const started = await startMisbehavingHub(...args)
  hubs.push(started)
  return started
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-hub-'))
  hub = await startHub(FILES)
})
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((one) => one.close()))
  await rm(folder, { recursive: true, force: true })
})

const find = (spec: string, signal = new AbortController().signal): Promise<string> =>
  resolveModelFile(spec, { folder, baseUrl: hub.baseUrl, signal })
const target = (): string => join(folder, 'ada/tiny', NAME)
const partSize = async (): Promise<number> => (await readFile(`${target()}.part`)).length
/** What an earlier try had received. */
const leavePart = async (bytes: Buffer): Promise<void> => {
  await mkdir(join(folder, 'ada/tiny'), { recursive: true })
  await writeFile(`${target()}.part`, bytes)
}
const present = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

describe('a model file by name', () => {
  it.each([
    ['by quantisation, in any case', 'hf:ada/tiny:q4_0', NAME],
    ['by file name', `hf:ada/tiny/${NAME}`, NAME],
    ['in a folder of the repository', 'hf:ada/tiny:Q8_0', 'q8/tiny-Q8_0.gguf'],
  ] as const)('is found %s', async (_name, spec, file) => {
    const path = await find(spec)
    expect(path).toBe(join(folder, 'ada/tiny', file))
    expect(await readFile(path)).toEqual(FILES[file])
    expect(await present()).toEqual([file.split('/').at(-1)])
  })

  it('tells how far the download is', async () => {
    const seen: number[] = []
    await resolveModelFile('hf:ada/tiny:Q4_0', {
      folder,
      baseUrl: hub.baseUrl,
      onProgress: ({ receivedBytes, totalBytes }) => {
        expect(totalBytes).toBe(MODEL.length)
        seen.push(receivedBytes)
      },
    })
    expect(seen[0]).toBe(0)
    expect(seen.at(-1)).toBe(MODEL.length)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  it('asks nobody when it is already there', async () => {
    await find('hf:ada/tiny:Q4_0')
    const before = hub.requests.length
    expect(await find('hf:ada/tiny:Q4_0')).toBe(target())
    expect(await find(`hf:ada/tiny/${NAME}`)).toBe(target())
    expect(hub.requests).toHaveLength(before)
  })

  it('is a path when it is one', async () => {
    expect(await find('models/mine.gguf')).toBe(resolve('models/mine.gguf'))
    expect(hub.requests).toEqual([])
  })

  it('names what there is when the wanted one is missing', async () => {
    await expect(find('hf:ada/tiny:Q2_K')).rejects.toMatchObject({
      code: 'model_unavailable',
      fix: expect.stringContaining(NAME),
    })
    await expect(find('hf:ada/nowhere:Q4_0')).rejects.toMatchObject({ code: 'model_unavailable' })
  })
})

describe('a download that goes wrong', () => {
  it('that is cut leaves no file, and comes whole at the next try', async () => {
    hub.behaviour = { type: 'cuts', afterBytes: 70_000 }
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ code: 'model_unavailable' })
    expect(await present()).toEqual([`${NAME}.part`])
    hub.behaviour = { type: 'honest' }
    expect(await readFile(await find('hf:ada/tiny:Q4_0'))).toEqual(MODEL)
    expect(await present()).toEqual([NAME])
  })

  it('that ends early without a word leaves no file, and goes on from there at the next try', async () => {
    hub.behaviour = { type: 'ends early', afterBytes: 70_000 }
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ code: 'model_unavailable' })
    expect(await present()).toEqual([`${NAME}.part`])
    expect(await partSize()).toBe(70_000)
    hub.behaviour = { type: 'honest' }
    expect(await readFile(await find('hf:ada/tiny:Q4_0'))).toEqual(MODEL)
    expect(hub.requests.at(-1)).toContain('bytes=70000-')
    expect(await present()).toEqual([NAME])
  })

  it('begins again where the server sends everything once more', async () => {
    await leavePart(MODEL.subarray(0, 70_000))
    hub.behaviour = { type: 'ignores ranges' }
    expect(await readFile(await find('hf:ada/tiny:Q4_0'))).toEqual(MODEL)
    expect(hub.requests.at(-1)).toContain('bytes=70000-')
  })

  it('does not glue another part of the file to what it has', async () => {
    await leavePart(MODEL.subarray(0, 70_000))
    hub.behaviour = { type: 'answers another range' }
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ code: 'model_unavailable' })
    expect(await partSize()).toBe(70_000)
  })

  it('finishes without asking again when only the name was missing', async () => {
    await leavePart(MODEL)
    expect(await readFile(await find('hf:ada/tiny:Q4_0'))).toEqual(MODEL)
    expect(hub.requests).toHaveLength(1)
  })

  it.each([
    ['a wrong checksum', { type: 'damages a byte' }, []],
    ['more bytes than announced', { type: 'sends too much' }, [`${NAME}.part`]],
  ] as const)('with %s is thrown away, and comes whole the next time', async (_name, behaviour, left) => {
    hub.behaviour = behaviour
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ code: 'model_unavailable' })
    expect(await present()).toEqual(left)
    hub.behaviour = { type: 'honest' }
    expect(await readFile(await find('hf:ada/tiny:Q4_0'))).toEqual(MODEL)
  })

  it('throws the reason of an abort and keeps what has come', async () => {
    const stop = new AbortController()
    const reason = new Error('leaving')
    const reached = Promise.withResolvers<void>()
    hub.behaviour = { type: 'stalls', afterBytes: 70_000, reached: reached.resolve }
    const loading = find('hf:ada/tiny:Q4_0', stop.signal)
    await reached.promise
    stop.abort(reason)
    await expect(loading).rejects.toBe(reason)
    expect(await present()).toEqual([`${NAME}.part`])
  })

  it.each([404, 403, 500])('is refused by name (HTTP %i)', async (status) => {
    hub.behaviour = { type: 'refuses', status }
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining(String(status)),
    })
  })

  it('says so when there is no place to store it', async () => {
    await writeFile(join(folder, 'ada'), 'a file where a folder should be')
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ code: 'model_unavailable' })
  })

  it('says so when nobody answers at all', async () => {
    await hub.close()
    hubs.splice(0)
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ code: 'model_unavailable' })
  })
})

describe('a name that should not be trusted', () => {
  it.each([
    'hf:ada/tiny/../../escape.gguf',
    'hf:../tiny:Q4_0',
    'hf:ada/..:Q4_0',
    'hf:ada/tiny//etc/passwd.gguf',
    'hf:ada/tiny/model.exe',
    'hf:ada/tiny',
    'hf:ada',
    'hf:ada/tiny:Q4_0:Q8_0',
    'hf:ada/tiny:Q4_0/x.gguf',
    'hf:ada/tiny/a\\..\\b.gguf',
  ])('is refused before anybody is asked: %s', async (spec) => {
    await expect(find(spec)).rejects.toMatchObject({ code: 'model_unavailable', fix: expect.stringContaining('hf:') })
    expect(hub.requests).toEqual([])
  })

  it('is not offered by the file list either', async () => {
    const evil = Buffer.from('evil')
    hub = await startHub({}, [
      listEntry('../../../escape-Q4_0.gguf', evil),
      listEntry('/absolute-Q4_0.gguf', evil),
      { type: 'file', path: 'no-checksum-Q4_0.gguf', size: 4 },
      'nonsense',
    ])
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ code: 'model_unavailable' })
    expect(await present()).toEqual([])
  })

  it('is not one part of several', async () => {
    hub = await startHub({}, [listEntry('big-Q4_0-00001-of-00002.gguf', MODEL)])
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ message: expect.stringContaining('several files') })
  })
})
