import { describe, expect, it } from 'vitest'
import { engineConfig, generationExtra, neededPaths, spokenLanguage, textFor } from './engine-config.ts'
import type { SherpaModelFiles, SherpaVoiceModel } from './voice-model.ts'

const model = (kind: SherpaModelFiles, languages: readonly string[] = ['en']): SherpaVoiceModel => ({
  ...kind,
  id: 'm',
  name: 'M',
  folder: '/voices/m',
  languages,
  speakers: [{ name: 's', id: 0, gender: 'neutral' }],
  sampleRate: 24_000,
})

const reading = { tokens: 'tokens.txt', dataDir: 'espeak-ng-data' }
const VITS: SherpaModelFiles = { family: 'vits', files: { model: 'v.onnx', ...reading } }
const MMS: SherpaModelFiles = { family: 'mms', files: { model: 'v.onnx', tokens: 'tokens.txt' } }
const KOKORO: SherpaModelFiles = {
  family: 'kokoro',
  files: { model: 'k.onnx', voices: 'voices.bin', ...reading, lexicon: ['us.txt', '/shared/zh.txt'] },
}
const KITTEN: SherpaModelFiles = { family: 'kitten', files: { model: 'k.onnx', voices: 'voices.bin', ...reading } }
const MATCHA: SherpaModelFiles = { family: 'matcha', files: { model: 'a.onnx', vocoder: 'vocos.onnx', ...reading } }
const SUPERTONIC: SherpaModelFiles = {
  family: 'supertonic',
  files: {
    durationPredictor: 'd.onnx',
    textEncoder: 't.onnx',
    vectorEstimator: 'e.onnx',
    vocoder: 'v.onnx',
    ttsJson: 'tts.json',
    unicodeIndexer: 'unicode.bin',
    voiceStyle: 'voice.bin',
  },
}

const tokens = '/voices/m/tokens.txt'
const dataDir = '/voices/m/espeak-ng-data'

describe('what the library is told of a model', () => {
  it.each([
    [VITS, { vits: { model: '/voices/m/v.onnx', tokens, dataDir, lexicon: '' } }],
    [MMS, { vits: { model: '/voices/m/v.onnx', tokens, dataDir: '', lexicon: '' } }],
    [KITTEN, { kitten: { model: '/voices/m/k.onnx', voices: '/voices/m/voices.bin', tokens, dataDir } }],
    [
      KOKORO,
      {
        kokoro: {
          model: '/voices/m/k.onnx',
          voices: '/voices/m/voices.bin',
          tokens,
          dataDir,
          lexicon: '/voices/m/us.txt,/shared/zh.txt',
          lang: '',
        },
      },
    ],
    [
      MATCHA,
      { matcha: { acousticModel: '/voices/m/a.onnx', vocoder: '/voices/m/vocos.onnx', tokens, dataDir, lexicon: '' } },
    ],
    [
      SUPERTONIC,
      {
        supertonic: {
          durationPredictor: '/voices/m/d.onnx',
          textEncoder: '/voices/m/t.onnx',
          vectorEstimator: '/voices/m/e.onnx',
          vocoder: '/voices/m/v.onnx',
          ttsJson: '/voices/m/tts.json',
          unicodeIndexer: '/voices/m/unicode.bin',
          voiceStyle: '/voices/m/voice.bin',
        },
      },
    ],
  ])('names the files of its family by their places ($family)', (kind, family) => {
    expect(engineConfig(model(kind), 2)).toEqual({
      model: { ...family, numThreads: 2, provider: 'cpu', debug: false },
      maxNumSentences: 1,
    })
  })

  it.each([
    [['pt-BR', 'fr'], 'pt-br'],
    // espeak-ng's plain English is British.
    [['en-US'], 'en-us'],
  ])('gives a Kokoro without a lexicon the language that it must be loaded with (%s)', (languages, lang) => {
    const { lexicon: _, ...files } = KOKORO.files as Extract<SherpaModelFiles, { family: 'kokoro' }>['files']
    const config = engineConfig(model({ family: 'kokoro', files }, languages), 1)
    expect(config.model.kokoro).toMatchObject({ lexicon: '', lang })
  })

  it('counts every file that is named, and no other', () => {
    expect(neededPaths(model(MMS))).toEqual(['/voices/m/v.onnx', tokens])
    expect(neededPaths(model(KOKORO))).toContain('/shared/zh.txt')
  })
})

describe('the language', () => {
  const languages = ['en-US', 'fr', 'pt-BR', 'zh']
  it.each([
    [KOKORO, 'fr', { lang: 'fr' }],
    [KOKORO, 'pt', { lang: 'pt-br' }],
    // By its own lexicons.
    [KOKORO, 'en', {}],
    [KOKORO, 'zh', {}],
    [SUPERTONIC, 'fr', { lang: 'fr' }],
    [SUPERTONIC, 'en', { lang: 'en' }],
    // One that it does not speak would leave it silent.
    [SUPERTONIC, 'sw', { lang: 'en' }],
    [VITS, 'fr', {}],
    [MMS, 'fr', {}],
    [KITTEN, 'en', {}],
    [MATCHA, 'en', {}],
  ])('is passed to a model that has to be told ($0.family, $1)', (kind, language, extra) => {
    expect(generationExtra(model(kind, languages), language)).toEqual(extra)
  })

  it('is the model’s first where it does not speak the one that was asked for', () => {
    expect(spokenLanguage({ languages }, 'pt-PT')).toBe('pt')
    expect(spokenLanguage({ languages }, 'sw')).toBe('en')
  })

  it('decides what a small letter is, for the family that knows no capitals', () => {
    expect(textFor(model(MMS), 'ÉTÉ À Paris', 'fr')).toBe('été à paris')
    expect(textFor(model(MMS), 'ISPARTA', 'tr')).toBe('ısparta')
    expect(textFor(model(VITS), 'ÉTÉ', 'fr')).toBe('ÉTÉ')
  })
})
