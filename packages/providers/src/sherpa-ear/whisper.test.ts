import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ear } from '@eva/core'
import { never } from '@eva/testing/ear-contract'
import { sayTones, writeToneWhisper } from '@eva/testing/ear-model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSherpaEar } from './index.ts'

const LOW = sayTones(['low', 'low', 'low'])
const HIGH = sayTones(['high', 'high', 'high'])

describe('Whisper, through the real loader', { timeout: 180_000 }, () => {
  let folder = ''
  let ear: Ear
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-whisper-'))
    await writeToneWhisper(folder)
    const files = { encoder: 'encoder.onnx', decoder: 'decoder.onnx', tokens: 'tokens.txt' }
    const model = { family: 'whisper', files, id: 'toy', name: 'Toy', folder } as const
    ear = createSherpaEar({
      models: () => [
        { ...model, languages: [] },
        { ...model, id: 'french', languages: ['fr'] },
      ],
    })
  })
  afterAll(async () => {
    await ear.close()
    await rm(folder, { recursive: true, force: true })
  })

  const hear = async (samples: Int16Array, language: string | null, id = 'toy') => {
    const heard = await ear.hear(samples, { ear: `sherpa:${id}`, language, context: '', signal: never() })
    return [heard.text, heard.language]
  }

  it('finds out which language it hears when none is expected, and tells', async () => {
    expect(await hear(LOW, null)).toEqual(['hello', 'en'])
    expect(await hear(HIGH, null)).toEqual(['bonjour', 'fr'])
  })

  it('hears the language that is expected, from one utterance to the next, and never translates', async () => {
    expect(await hear(LOW, 'fr')).toEqual(['bonjour', 'fr'])
    expect(await hear(LOW, 'en')).toEqual(['hello', 'en'])
    expect(await hear(HIGH, 'en')).toEqual(['hello', 'en'])
    expect(await hear(HIGH, null)).toEqual(['bonjour', 'fr'])
  })

  it('finds out by itself when it is told of a language that no Whisper knows', async () => {
    expect(await hear(HIGH, 'tlh')).toEqual(['bonjour', 'fr'])
  })

  it('hears the only language that a model is listed with', async () => {
    expect(await hear(LOW, 'en', 'french')).toEqual(['bonjour', 'fr'])
  })
})
