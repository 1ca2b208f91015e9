import type { OfflineRecognizer, OnlineRecognizer, default as Sherpa } from 'sherpa-onnx-node'
import { BrokenModel, createLoaded, type LoadedModels } from '../sherpa-process/index.ts'
import type { SherpaEarModel } from './ear-model.ts'
import { neededPaths, offlineConfig, onlineConfig } from './recogniser-config.ts'

export type LoadedRecogniser =
  | { readonly type: 'offline'; readonly recogniser: OfflineRecognizer }
  | { readonly type: 'online'; readonly recogniser: OnlineRecognizer }

/** One that hears along and one that hears better; Whisper's smaller ones hold 200 to 800 MB each. */
const MOST_LOADED = 2

/** The recognisers in this process; the one that was used longest ago makes room. */
export const createLoadedRecognisers = (
  sherpa: typeof Sherpa,
  onLoading: (model: SherpaEarModel) => void,
  onLoaded: () => void,
): LoadedModels<SherpaEarModel, LoadedRecogniser> =>
  createLoaded({
    most: MOST_LOADED,
    neededPaths,
    create: (model, load) => load(() => openRecogniser(sherpa, model)),
    onLoading,
    onLoaded,
  })

async function openRecogniser(sherpa: typeof Sherpa, model: SherpaEarModel): Promise<LoadedRecogniser> {
  const offline = offlineConfig(model, null)
  if (offline !== null) return { type: 'offline', recogniser: await sherpa.OfflineRecognizer.createAsync(offline) }
  const online = onlineConfig(model)
  if (online === null) throw new BrokenModel(`it is of an unknown family, ${model.family}`)
  return { type: 'online', recogniser: new sherpa.OnlineRecognizer(online) }
}
