import type { OfflineTts, default as Sherpa } from 'sherpa-onnx-node'
import { BrokenModel, createLoaded, type LoadedModels } from '../sherpa-process/index.ts'
import { engineConfig, neededPaths } from './engine-config.ts'
import { type CanSay, knownLetters } from './known-letters.ts'
import type { SherpaVoiceModel } from './voice-model.ts'

export type LoadedVoice = { readonly tts: OfflineTts; readonly canSay: CanSay }

/** As many as a conversation in two languages needs; the largest models hold 400 MB each. */
const MOST_LOADED = 2

/** The models in this process; the one that was used longest ago makes room. */
export const createLoadedModels = (
  sherpa: typeof Sherpa,
  numThreads: number,
  onLoading: (model: SherpaVoiceModel) => void,
  onLoaded: () => void,
): LoadedModels<SherpaVoiceModel, LoadedVoice> =>
  createLoaded({
    most: MOST_LOADED,
    neededPaths,
    async create(model, load) {
      const tts = await load(() => sherpa.OfflineTts.createAsync(engineConfig(model, numThreads)))
      if (tts.sampleRate !== model.sampleRate) {
        throw new BrokenModel(`it speaks at ${tts.sampleRate} Hz and is listed with ${model.sampleRate}`)
      }
      return { tts, canSay: await knownLetters(model) }
    },
    onLoading,
    onLoaded,
  })
