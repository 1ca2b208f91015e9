import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { OfflineTts, default as Sherpa } from 'sherpa-onnx-node'
import { BrokenModel } from '../sherpa-process/index.ts'
import { engineConfig, neededPaths } from './engine-config.ts'
import { type CanSay, knownLetters } from './known-letters.ts'
import type { SherpaVoiceModel } from './voice-model.ts'

export type LoadedModel = { readonly id: string; readonly tts: OfflineTts; readonly canSay: CanSay }

export type LoadedModels = {
  /**
   * The model, loaded now if it is not yet.
   *
   * @throws BrokenModel
   */
  load(model: SherpaVoiceModel): Promise<LoadedModel>
  /** Lets go of those that are not installed any more. */
  keepOnly(installed: readonly string[]): void
}

/** As many as a conversation in two languages needs; the largest models hold 400 MB each. */
const MOST_LOADED = 2

/** The models in this process; the one that was used longest ago makes room. */
export function createLoadedModels(
  sherpa: typeof Sherpa,
  numThreads: number,
  onLoading: (model: SherpaVoiceModel) => void,
  onLoaded: () => void,
): LoadedModels {
  /** Least recently used first. */
  const loaded = new Map<string, LoadedModel>()
  let last: Promise<unknown> = Promise.resolve()

  function drop(key: string): void {
    loaded.delete(key)
    // The library frees a model when its object is collected, and the collector does not know how large that is.
    globalThis.gc?.()
  }

  async function open(model: SherpaVoiceModel): Promise<LoadedModel> {
    const key = keyOf(model)
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
    const tts = await sherpa.OfflineTts.createAsync(engineConfig(model, numThreads)).catch((thrown: unknown) => {
      throw new BrokenModel(thrown instanceof Error ? thrown.message.replace(/\.$/, '') : String(thrown))
    })
    onLoaded()
    if (tts.sampleRate !== model.sampleRate) {
      throw new BrokenModel(`it speaks at ${tts.sampleRate} Hz and is listed with ${model.sampleRate}`)
    }
    const opened = { id: model.id, tts, canSay: await knownLetters(model) }
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

const keyOf = ({ id, folder, files }: SherpaVoiceModel): string => JSON.stringify([id, folder, files])
