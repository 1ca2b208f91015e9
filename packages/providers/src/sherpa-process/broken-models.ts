import { statSync } from 'node:fs'
import type { EvaError } from '@eva/core'

/** Models that could not be loaded. Trying them again with every sentence would end the engine each time. */
export type BrokenModels<Model> = {
  add(model: Model, reason: string): void
  /** Why it cannot be used, for as long as its files are the same. */
  failure(model: Model): EvaError | null
}

/**
 * @param paths every file that a model cannot do without, absolute
 * @param loadFailure what is told of a model that cannot be loaded
 */
export function createBrokenModels<Model extends { readonly id: string }>(
  paths: (model: Model) => readonly string[],
  loadFailure: (model: Model, reason: string) => EvaError,
): BrokenModels<Model> {
  const known = new Map<string, { readonly files: string; readonly reason: string }>()
  /** The model's files as they are now: sizes and times. */
  const look = (model: Model): string =>
    paths(model)
      .map((path) => {
        const stat = statSync(path, { throwIfNoEntry: false })
        return `${path} ${stat?.size} ${stat?.mtimeMs}`
      })
      .join('\n')
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
