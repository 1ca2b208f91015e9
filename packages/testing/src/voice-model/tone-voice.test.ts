import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BinaryReader } from '@bufbuild/protobuf/wire'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toneMs, writeToneVoice } from './tone-voice.ts'

/** The fields of a protocol buffer by their numbers, unread. */
function fields(bytes: Uint8Array): Map<number, Uint8Array[]> {
  const found = new Map<number, Uint8Array[]>()
  const reader = new BinaryReader(bytes)
  while (reader.pos < reader.len) {
    const [field, wireType] = reader.tag()
    const value = wireType === 2 ? reader.bytes() : reader.skip(wireType)
    found.set(field, [...(found.get(field) ?? []), value])
  }
  return found
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

describe('the tone voice', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-tone-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const metadata = async (): Promise<Record<string, string>> => {
    const entries = fields(await readFile(join(folder, 'model.onnx'))).get(14) ?? []
    return Object.fromEntries(entries.map(fields).map((entry) => [text(entry.get(1)?.[0]), text(entry.get(2)?.[0])]))
  }

  it('tells the loader all that it asks a voice for', async () => {
    await writeToneVoice(folder)
    expect(await metadata()).toMatchObject({ sample_rate: '16000', n_speakers: '2', frontend: 'characters' })
  })

  it('is broken on demand: other metadata, or less', async () => {
    await writeToneVoice(folder, { sample_rate: null, n_speakers: 7 })
    const { sample_rate, n_speakers } = await metadata()
    expect({ sample_rate, n_speakers }).toEqual({ sample_rate: undefined, n_speakers: '7' })
  })

  it('has the inputs of VITS in the order in which they are given', async () => {
    await writeToneVoice(folder)
    const [graph] = fields(await readFile(join(folder, 'model.onnx'))).get(7) ?? []
    const inputs = fields(graph ?? new Uint8Array()).get(11) ?? []
    expect(inputs.map((input) => text(fields(input).get(1)?.[0]))).toEqual([
      'x',
      'x_length',
      'noise_scale',
      'length_scale',
      'noise_scale_w',
      'sid',
    ])
  })

  it('names every letter once', async () => {
    await writeToneVoice(folder)
    const lines = (await readFile(join(folder, 'tokens.txt'), 'utf8')).trimEnd().split('\n')
    expect(new Set(lines.map((line) => line.slice(0, line.lastIndexOf(' ')))).size).toBe(lines.length)
    expect(toneMs('ab', 2)).toBe(87.5)
  })
})
