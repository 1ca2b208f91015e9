import { availableParallelism } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { HEARING_RATE } from '@eva/core'
import type { OfflineRecognizerConfig, OnlineRecognizerConfig } from 'sherpa-onnx-node'
import type { SherpaEarModel } from './ear-model.ts'
import { whisperLanguage } from './whisper-languages.ts'

/** Every file that the model cannot do without, absolute. */
export const neededPaths = ({ folder, files }: Pick<SherpaEarModel, 'folder' | 'files'>): readonly string[] =>
  Object.values(placed(folder, files))

/** Half of the cores, four at most: the other half thinks, speaks and serves. */
const threads = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)))

/** Bands of sound that all these families look at, except those that say otherwise themselves. */
const FEATURES = { sampleRate: HEARING_RATE, featureDim: 80 } as const

const shared = (tokens: string | undefined, numThreads: number) =>
  ({ tokens: tokens ?? '', numThreads, provider: 'cpu', debug: false }) as const

/**
 * What sherpa-onnx is told of a recogniser that hears whole utterances; `null` for one that hears along.
 *
 * @param language what is expected, as a primary tag; `null` for whatever it turns out to be
 */
export function offlineConfig(
  model: SherpaEarModel,
  language: string | null,
  numThreads = threads,
): OfflineRecognizerConfig | null {
  const { tokens, ...files } = placed(model.folder, model.files)
  const rest = shared(tokens, numThreads)
  const configOf = (modelConfig: OfflineRecognizerConfig['modelConfig']) => ({ featConfig: FEATURES, modelConfig })
  switch (model.family) {
    case 'whisper':
      return configOf({
        ...rest,
        whisper: { ...files, language: whisperLanguage(model.languages, language), task: 'transcribe' },
      })
    case 'moonshine':
      return configOf({ ...rest, moonshine: files })
    case 'nemo-transducer':
      return configOf({ ...rest, transducer: files, modelType: 'nemo_transducer' })
    case 'nemo-ctc':
      return configOf({ ...rest, nemoCtc: files })
    case 'sense-voice':
      return configOf({ ...rest, senseVoice: { ...files, language: 'auto', useInverseTextNormalization: 1 } })
    case 'streaming-zipformer':
    case 'streaming-zipformer-ctc':
    case 'streaming-nemo-ctc':
      return null
    default:
      return model satisfies never
  }
}

/** What sherpa-onnx is told of a recogniser that hears along; `null` for one that hears whole utterances. */
export function onlineConfig(model: SherpaEarModel, numThreads = threads): OnlineRecognizerConfig | null {
  const { tokens, ...files } = placed(model.folder, model.files)
  const rest = shared(tokens, numThreads)
  const configOf = (modelConfig: OnlineRecognizerConfig['modelConfig']): OnlineRecognizerConfig => ({
    featConfig: FEATURES,
    modelConfig,
    decodingMethod: 'greedy_search',
    // When a turn is over is not for the recogniser to say.
    enableEndpoint: false,
  })
  switch (model.family) {
    case 'streaming-zipformer':
      return configOf({ ...rest, transducer: files })
    case 'streaming-zipformer-ctc':
      return configOf({ ...rest, zipformer2Ctc: files })
    case 'streaming-nemo-ctc':
      return configOf({ ...rest, nemoCtc: files })
    case 'whisper':
    case 'moonshine':
    case 'nemo-transducer':
    case 'nemo-ctc':
    case 'sense-voice':
      return null
    default:
      return model satisfies never
  }
}

/** The same files by the same roles, absolute. */
const placed = (folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([role, path]) => [role, isAbsolute(path) ? path : join(folder, path)]))
