import { statSync } from 'node:fs'
import { EvaError } from '@eva/core'
import { neededPaths } from './engine-config.ts'
import type { SherpaVoiceModel } from './voice-model.ts'

/** Models that could not be loaded. Trying them again with every sentence would end the engine each time. */
export type BrokenModels = {
  add(model: SherpaVoiceModel, reason: string): void
  /** Why it cannot be used, for as long as its files are the same. */
  failure(model: SherpaVoiceModel): EvaError | null
}

export function createBrokenModels(): BrokenModels {
  const known = new Map<string, { readonly files: string; readonly reason: string }>()
  return {
    add(model, reason) {
      known.set(model.id, { files: look(model), reason })
    },
    failure(model) {
      const entry = known.get(model.id)
      if (entry === undefined) return null
      if (entry.files === look(model)) return loadFailure(model, entry.reason)
      known.delete(model.id)
      return null
    },
  }
}

/** What is told of a model that cannot be loaded. */
export const loadFailure = ({ id, name, folder }: SherpaVoiceModel, reason: string): EvaError =>
  new EvaError('voice_failed', `The voice ${name} cannot be loaded: ${reason.replaceAll(`${folder}/`, '')}.`, {
    fix: `Fetch it anew: npx eva voices remove ${id}, then npx eva voices pull ${id}.`,
  })

/** The model's files as they are now: sizes and times. */
const look = (model: SherpaVoiceModel): string =>
  neededPaths(model)
    .map((path) => {
      const stat = statSync(path, { throwIfNoEntry: false })
      return `${path} ${stat?.size} ${stat?.mtimeMs}`
    })
    .join('\n')
