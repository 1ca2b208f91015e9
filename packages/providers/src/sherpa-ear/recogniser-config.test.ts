import { describe, expect, it } from 'vitest'
import type { SherpaEarFiles, SherpaEarModel } from './ear-model.ts'
import { neededPaths, offlineConfig, onlineConfig } from './recogniser-config.ts'
import { toldLanguage, whisperLanguage } from './whisper-languages.ts'

const WHISPER = { encoder: 'e.onnx', decoder: 'd.onnx', tokens: 't.txt' }
const TRANSDUCER = { ...WHISPER, joiner: 'j.onnx' }
const CTC = { model: 'm.onnx', tokens: 't.txt' }
const MOONSHINE = {
  preprocessor: 'p.onnx',
  encoder: 'e.onnx',
  uncachedDecoder: 'u.onnx',
  cachedDecoder: 'c.onnx',
  tokens: 't.txt',
}

const modelOf = (files: SherpaEarFiles, languages: readonly string[] = []): SherpaEarModel => ({
  ...files,
  id: 'x',
  name: 'x',
  folder: '/ears/x',
  languages,
})

describe('what sherpa-onnx is told of a recogniser', () => {
  it.each<[SherpaEarFiles, object]>([
    [
      { family: 'whisper', files: WHISPER },
      { whisper: { encoder: '/ears/x/e.onnx', decoder: '/ears/x/d.onnx', language: 'fr', task: 'transcribe' } },
    ],
    [
      { family: 'moonshine', files: MOONSHINE },
      {
        moonshine: {
          preprocessor: '/ears/x/p.onnx',
          encoder: '/ears/x/e.onnx',
          uncachedDecoder: '/ears/x/u.onnx',
          cachedDecoder: '/ears/x/c.onnx',
        },
      },
    ],
    [
      { family: 'nemo-transducer', files: TRANSDUCER },
      {
        transducer: { encoder: '/ears/x/e.onnx', decoder: '/ears/x/d.onnx', joiner: '/ears/x/j.onnx' },
        modelType: 'nemo_transducer',
      },
    ],
    [{ family: 'nemo-ctc', files: CTC }, { nemoCtc: { model: '/ears/x/m.onnx' } }],
    [
      { family: 'sense-voice', files: CTC },
      { senseVoice: { model: '/ears/x/m.onnx', language: 'auto', useInverseTextNormalization: 1 } },
    ],
  ])('is a family of whole utterances with its files: $family', (files, family) => {
    expect(offlineConfig(modelOf(files), 'fr', 2)).toEqual({
      featConfig: { sampleRate: 16_000, featureDim: 80 },
      modelConfig: { ...family, tokens: '/ears/x/t.txt', numThreads: 2, provider: 'cpu', debug: false },
    })
    expect(onlineConfig(modelOf(files))).toBeNull()
  })

  it.each<[SherpaEarFiles, object]>([
    [
      { family: 'streaming-zipformer', files: TRANSDUCER },
      { transducer: { encoder: '/ears/x/e.onnx', decoder: '/ears/x/d.onnx', joiner: '/ears/x/j.onnx' } },
    ],
    [{ family: 'streaming-zipformer-ctc', files: CTC }, { zipformer2Ctc: { model: '/ears/x/m.onnx' } }],
    [{ family: 'streaming-nemo-ctc', files: CTC }, { nemoCtc: { model: '/ears/x/m.onnx' } }],
  ])('is a family that hears along, and does not say when a turn is over: $family', (files, family) => {
    expect(onlineConfig(modelOf(files), 1)).toMatchObject({
      modelConfig: { ...family, tokens: '/ears/x/t.txt' },
      enableEndpoint: false,
    })
    expect(offlineConfig(modelOf(files), null)).toBeNull()
  })

  it('is every file by its place, absolute ones as they are', () => {
    expect(neededPaths(modelOf({ family: 'nemo-ctc', files: { ...CTC, tokens: '/elsewhere/t.txt' } }))).toEqual([
      '/ears/x/m.onnx',
      '/elsewhere/t.txt',
    ])
  })
})

describe('Whisper’s language', () => {
  it.each([
    [[], 'fr', 'fr'],
    [[], null, ''],
    [['en', 'fr'], 'fr', 'fr'],
    // A model of one language hears no other.
    [['en'], 'fr', 'en'],
    [[], 'nb', 'no'],
    // The library would end its process over this one.
    [[], 'tlh', ''],
  ])('of a model of %j, when %j is expected, is %j', (spoken, expected, told) => {
    expect(whisperLanguage(spoken, expected)).toBe(told)
  })

  it.each([
    ['fr', 'fr'],
    ['<|yue|>', 'yue'],
    ['', null],
    ['english', null],
    ['<|nospeech|>', null],
  ])('is read from %j as %j', (told, tag) => {
    expect(toldLanguage(told)).toBe(tag)
  })
})
