import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ModelShelf, openModelShelf } from './model-shelf.ts'
import { MODEL, PATH, SPEC, useFolder } from './test-folder.ts'

const test = useFolder()
const never = new AbortController().signal
const open = (): ModelShelf => openModelShelf({ folder: test.folder, baseUrl: test.hub.baseUrl, clock: test.clock })

describe('the folder of models', () => {
  it('lists models and what has come of others, wherever they lie, and nothing else', async () => {
    await test.leavePart(MODEL.subarray(0, 10), { sha256: 'x', etag: null })
    await writeFile(join(test.folder, 'my own model.gguf'), 'mine')
    await writeFile(join(test.folder, 'chosen.json'), '{}')
    await writeFile(join(test.folder, 'notes.txt'), 'x')
    expect(await open().list()).toEqual([
      { path: PATH, sizeBytes: 0, partBytes: 10 },
      { path: 'my own model.gguf', sizeBytes: 4, partBytes: 0 },
    ])
  })

  it('does not take a part for a model', async () => {
    await test.leavePart(MODEL)
    expect(await open().present(SPEC)).toBeNull()
  })

  it('does not follow links', async () => {
    await mkdir(join(test.folder, 'real'))
    await writeFile(join(test.folder, 'real/a.gguf'), 'x')
    await symlink('/etc/hostname', join(test.folder, 'link.gguf'))
    await symlink(join(test.folder, 'real'), join(test.folder, 'also'))
    expect((await open().list()).map(({ path }) => path)).toEqual(['real/a.gguf'])
  })

  it('is empty where there is none yet, and still knows its disk', async () => {
    const shelf = openModelShelf({ folder: join(test.folder, 'data/models'), clock: test.clock })
    expect(await shelf.list()).toEqual([])
    expect(await shelf.remove('x.gguf')).toBe(false)
    expect(await shelf.freeBytes()).toBeGreaterThan(0)
  })

  it('gives back the place of a model and of what has come of it', async () => {
    const shelf = open()
    await shelf.download(await shelf.find(SPEC, never), { signal: never, onProgress: () => {} })
    await test.leavePart(MODEL.subarray(0, 10), { sha256: 'x', etag: null })
    expect(await shelf.remove(PATH)).toBe(true)
    expect(await test.present()).toEqual([])
    expect(await shelf.remove(PATH)).toBe(false)
  })

  it('keeps what another process is writing, and clears away after one that died', async () => {
    await test.leavePart(MODEL.subarray(0, 10))
    await writeFile(`${test.target}.part.lock`, String(process.ppid))
    await expect(open().remove(PATH)).rejects.toMatchObject({ code: 'model_busy' })
    await writeFile(`${test.target}.part.lock`, String(2 ** 31 - 1))
    expect(await open().remove(PATH)).toBe(true)
    expect(await test.present()).toEqual([])
  })

  it.each(['../outside.gguf', 'ada/../../outside.gguf', '/etc/passwd', 'chosen.json', '', '.', 'ada\\x.gguf'])(
    'removes nothing that it does not list: %j',
    async (path) => {
      const outside = join(test.folder, '..', 'outside.gguf')
      await writeFile(outside, 'mine')
      expect(await open().remove(path)).toBe(false)
      await rm(outside)
    },
  )
})
