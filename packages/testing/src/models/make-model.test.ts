import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readGgufEntries, uint32Entry } from './gguf-metadata.ts'
import { makeTinyModel } from './make-model.ts'
import { encodeTensor, seededWords, tensorBytes } from './random-weights.ts'
import { QWEN2_5_0_5B, TINY, tensorsOf } from './shapes.ts'

describe('a model made by the tests', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-models-'))
  })
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  it('appears under its name whole, with nothing unfinished beside it, and is not made twice', async () => {
    const [path, again] = await Promise.all([makeTinyModel(folder), makeTinyModel(folder)])
    const madeAt = (await stat(path)).mtimeMs
    expect(again).toBe(path)
    expect(await makeTinyModel(folder)).toBe(path)
    expect((await stat(path)).mtimeMs).toBe(madeAt)
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('carries the real tokenizer, a chat template and exactly the bytes of its tensors', async () => {
    const file = await readFile(await makeTinyModel(folder))
    const keys = readGgufEntries(file).map(({ key }) => key)
    expect(keys).toContain('tokenizer.ggml.merges')
    expect(keys).toContain('tokenizer.chat_template')
    const tensors = tensorsOf(TINY, 151_936).reduce((sum, tensor) => sum + tensorBytes(tensor), 0)
    expect(file.length).toBeGreaterThan(tensors)
    expect(file.length - tensors).toBeLessThan(6_500_000)
  })
})

describe('the parts of a model file', () => {
  it('refuses a file that is not GGUF', () => {
    expect(() => readGgufEntries(Buffer.from('<!doctype html> not a model at all'))).toThrow(/not a GGUF/)
  })

  it('finds the end of every entry', () => {
    const header = Buffer.alloc(24)
    header.write('GGUF', 'latin1')
    header.writeUInt32LE(3, 4)
    header.writeBigUInt64LE(2n, 16)
    const entries = [uint32Entry('a.b', 7), uint32Entry('c', 9)]
    const file = Buffer.concat([header, ...entries.map(({ bytes }) => bytes)])
    expect(readGgufEntries(file).map(({ key, bytes }) => [key, bytes.readUInt32LE(bytes.length - 4)])).toEqual([
      ['a.b', 7],
      ['c', 9],
    ])
  })

  it('writes the same weights for the same seed, as many bytes as announced', () => {
    const embedding = tensorsOf(TINY, 96)[0]
    if (embedding === undefined) throw new Error('no tensors')
    const first = Buffer.concat([...encodeTensor(embedding, seededWords(1))])
    expect(first).toHaveLength(tensorBytes(embedding))
    expect(first.equals(Buffer.concat([...encodeTensor(embedding, seededWords(1))]))).toBe(true)
    expect(first.equals(Buffer.concat([...encodeTensor(embedding, seededWords(2))]))).toBe(false)
  })

  it('gives the half-billion shape as many numbers as the published model', () => {
    const values = tensorsOf(QWEN2_5_0_5B, 151_936).reduce(
      (sum, { dimensions }) => sum + dimensions.reduce((product, size) => product * size, 1),
      0,
    )
    expect(values).toBe(494_032_768)
  })
})
