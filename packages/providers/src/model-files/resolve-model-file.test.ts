import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { listEntry } from '@eva/testing/model-hub'
import { describe, expect, it } from 'vitest'
import { resolveModelFile } from './resolve-model-file.ts'
import { FILES, MODEL, NAME, useFolder } from './test-folder.ts'

const test = useFolder()

const find = (spec: string): Promise<string> =>
  resolveModelFile(spec, { folder: test.folder, baseUrl: test.hub.baseUrl, clock: test.clock })

describe('a model file by name', () => {
  it.each([
    ['by quantisation, in any case', 'hf:ada/tiny:q4_0', NAME],
    ['by file name', `hf:ada/tiny/${NAME}`, NAME],
    ['in a folder of the repository', 'hf:ada/tiny:Q8_0', 'q8/tiny-Q8_0.gguf'],
    ['and never the part of it that sees', 'hf:ada/tiny:F16', 'tiny-F16.gguf'],
  ] as const)('is found %s', async (_name, spec, file) => {
    const path = await find(spec)
    expect(path).toBe(join(test.folder, 'ada/tiny', file))
    expect(await readFile(path)).toEqual(FILES[file])
    expect(await test.present()).toEqual([file.split('/').at(-1)])
  })

  it('tells how far the download is', async () => {
    const seen: number[] = []
    await resolveModelFile('hf:ada/tiny:Q4_0', {
      folder: test.folder,
      baseUrl: test.hub.baseUrl,
      clock: test.clock,
      onProgress: ({ stage, receivedBytes, totalBytes }) => {
        expect([stage, totalBytes]).toEqual(['downloading', MODEL.length])
        seen.push(receivedBytes)
      },
    })
    expect(seen[0]).toBe(0)
    expect(seen.at(-1)).toBe(MODEL.length)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  it('asks nobody when it is already there', async () => {
    await find('hf:ada/tiny:Q4_0')
    const before = test.hub.requests.length
    expect(await find('hf:ada/tiny:Q4_0')).toBe(test.target)
    expect(await find(`hf:ada/tiny/${NAME}`)).toBe(test.target)
    expect(test.hub.requests).toHaveLength(before)
  })

  it('is a path when it is one', async () => {
    expect(await find('models/mine.gguf')).toBe(resolve('models/mine.gguf'))
    expect(test.hub.requests).toEqual([])
  })

  it('names what there is when the wanted one is missing', async () => {
    await expect(find('hf:ada/tiny:Q2_K')).rejects.toMatchObject({
      code: 'model_not_found',
      fix: expect.stringContaining(NAME),
    })
    await expect(find('hf:ada/nowhere:Q4_0')).rejects.toMatchObject({ code: 'model_not_found' })
  })

  it('says so when nobody answers at all', async () => {
    const baseUrl = test.hub.baseUrl
    await test.hub.close()
    await test.replaceHub(FILES)
    const asked = resolveModelFile('hf:ada/tiny:Q4_0', { folder: test.folder, baseUrl, clock: test.clock })
    await expect(asked).rejects.toMatchObject({ code: 'model_unavailable', fix: expect.stringContaining('connection') })
  })
})

describe('a name that should not be trusted', () => {
  it.each([
    'hf:ada/tiny/../../escape.gguf',
    'hf:../tiny:Q4_0',
    'hf:ada/..:Q4_0',
    'hf:ada/tiny//etc/passwd.gguf',
    'hf:/etc/passwd.gguf',
    'hf:ada/tiny/model.exe',
    'hf:ada/tiny',
    'hf:ada',
    'hf:ada/tiny:Q4_0:Q8_0',
    'hf:ada/tiny:Q4_0/x.gguf',
    'hf:ada/tiny/a\\..\\b.gguf',
    'hf:ada/tiny/C:\\x.gguf',
    'hf:ada/tiny/C:x.gguf',
    'hf:ada/tiny/x\0.gguf',
    'hf:ada/tiny/nul.gguf',
    'hf:com1/tiny/x.gguf',
    'hf:ada/tiny/dots./x.gguf',
    `hf:ada/tiny/${'x'.repeat(300)}.gguf`,
  ])('is refused before anybody is asked: %j', async (spec) => {
    await expect(find(spec)).rejects.toMatchObject({ code: 'invalid_request', fix: expect.stringContaining('hf:') })
    expect(test.hub.requests).toEqual([])
  })

  it('is not offered by the file list either', async () => {
    const evil = Buffer.from('evil')
    const names = ['../../../escape', '/absolute', 'C:\\x', 'a\\..\\..\\b', 'x\0', 'aux', 'b/../../c']
    await test.replaceHub({}, [
      ...names.map((name) => listEntry(`${name}-Q4_0.gguf`, evil)),
      listEntry('aux.Q4_0.gguf', evil),
      { type: 'file', path: 'no-checksum-Q4_0.gguf', size: 4 },
      { type: 'file', path: 'no-length-Q4_0.gguf', lfs: { oid: 'a'.repeat(64), size: -1 } },
      'nonsense',
    ])
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ code: 'model_not_found' })
    expect(await test.present()).toEqual([])
  })

  it('is not one part of several', async () => {
    await test.replaceHub({}, [listEntry('big-Q4_0-00001-of-00002.gguf', MODEL)])
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ message: expect.stringContaining('several files') })
  })

  it('says so when there is no place to store it', async () => {
    await writeFile(join(test.folder, 'ada'), 'a file where a folder should be')
    await expect(find('hf:ada/tiny:Q4_0')).rejects.toMatchObject({ code: 'model_unavailable' })
  })
})
