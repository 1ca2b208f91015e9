import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { OfflineRecognizer, OnlineRecognizer, default as Sherpa } from 'sherpa-onnx-node'
import { BrokenModel } from '../sherpa-process/broken-model.ts'
import type { SherpaEarModel } from './ear-model.ts'
import { neededPaths, offlineConfig, onlineConfig } from './recogniser-config.ts'

export type LoadedRecogniser = { readonly id: string } & (
  | { readonly type: 'offline'; readonly recogniser: OfflineRecognizer }
  | { readonly type: 'online'; readonly recogniser: OnlineRecognizer }
)

export type LoadedRecognisers = {
  /**
   * The recogniser, loaded now if it is not yet.
   *
   * @throws BrokenModel
   */
  load(model: SherpaEarModel): Promise<LoadedRecogniser>
  /** Lets go of those that are not installed any more. */
  keepOnly(installed: readonly string[]): void
}

/** One that hears along and one that hears better; Whisper's smaller ones hold 200 to 800 MB each. */
const MOST_LOADED = 2

/** The recognisers in this process; the one that was used longest ago makes room. */
export function createLoadedRecognisers(
  sherpa: typeof Sherpa,
  onLoading: (model: SherpaEarModel) => void,
  onLoaded: () => void,
): LoadedRecognisers {
  /** Least recently used first. */
  const loaded = new Map<string, LoadedRecogniser>()
  let last: Promise<unknown> = Promise.resolve()

  function drop(key: string): void {
    loaded.delete(key)
    // The library frees a model when its object is collected, and the collector does not know how large that is.
    globalThis.gc?.()
  }

  async function create(model: SherpaEarModel): Promise<LoadedRecogniser> {
    const { id } = model
    const offline = offlineConfig(model, null)
    if (offline !== null) {
      return { id, type: 'offline', recogniser: await sherpa.OfflineRecognizer.createAsync(offline) }
    }
    const online = onlineConfig(model)
    if (online === null) throw new BrokenModel(`it is of an unknown family, ${model.family}`)
    return { id, type: 'online', recogniser: new sherpa.OnlineRecognizer(online) }
  }

  async function open(model: SherpaEarModel): Promise<LoadedRecogniser> {
    const key = JSON.stringify([model.id, model.folder, model.files])
    const known = loaded.get(key)
    if (known !== undefined) {
      loaded.delete(key)
      loaded.set(key, known)
      return known
    }
    const missing = neededPaths(model).find((path) => !existsSync(path))
    if (missing !== undefined) throw new BrokenModel(`${basename(missing)} is missing`)
    while (loaded.size >= MOST_LOADED) drop([...loaded.keys()][0] ?? '')
    onLoading(model)
    const opened = await create(model).catch((thrown: unknown) => {
      throw new BrokenModel(thrown instanceof Error ? thrown.message.replace(/\.$/, '') : String(thrown))
    })
    onLoaded()
    loaded.set(key, opened)
    return opened
  }

  return {
    load(model) {
      // One after another: whoever wants the same model gets the one that has just been loaded.
      const opening = last.then(() => open(model))
      last = opening.catch(() => {})
      return opening
    },
    keepOnly(installed) {
      for (const [key, { id }] of loaded) if (!installed.includes(id)) drop(key)
    },
  }
}
