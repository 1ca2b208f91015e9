import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { BrokenModel } from './broken-model.ts'

/** Has the library make something of a model's files: told of as loading; what it throws is why the model is broken. */
export type Load = <Made>(make: () => Promise<Made>) => Promise<Made>

export type LoadedOptions<Model, Loaded> = {
  /** So many at a time; the one that was used longest ago makes room. */
  readonly most: number
  /** Every file that a model cannot do without, absolute. */
  readonly neededPaths: (model: Model) => readonly string[]
  /** Calls `load` once, for what the library does. */
  readonly create: (model: Model, load: Load) => Promise<Loaded>
  readonly onLoading: (model: Model) => void
  readonly onLoaded: () => void
}

/** The models that a process of the library holds in memory. */
export type LoadedModels<Model, Loaded> = {
  /**
   * What was made of the model, now if it is not there yet.
   *
   * @throws BrokenModel
   */
  load(model: Model): Promise<Loaded>
  /** Lets go of those that are not installed any more. */
  keepOnly(installed: readonly string[]): void
}

type Identity = { readonly id: string; readonly folder: string; readonly files: object }

/** None of them yet. */
export function createLoaded<Model extends Identity, Loaded>({
  most,
  neededPaths,
  create,
  onLoading,
  onLoaded,
}: LoadedOptions<Model, Loaded>): LoadedModels<Model, Loaded> {
  /** Least recently used first. */
  const shelf = new Map<string, { readonly id: string; readonly loaded: Loaded }>()
  let last: Promise<unknown> = Promise.resolve()

  function drop(key: string): void {
    shelf.delete(key)
    // The library frees a model when its object is collected, and the collector does not know how large that is.
    globalThis.gc?.()
  }

  async function open(model: Model): Promise<Loaded> {
    const key = JSON.stringify([model.id, model.folder, model.files])
    const known = shelf.get(key)
    if (known !== undefined) {
      shelf.delete(key)
      shelf.set(key, known)
      return known.loaded
    }
    const missing = neededPaths(model).find((path) => !existsSync(path))
    if (missing !== undefined) throw new BrokenModel(`${basename(missing)} is missing`)
    while (shelf.size >= most) drop([...shelf.keys()][0] ?? '')
    const loaded = await create(model, async (make) => {
      onLoading(model)
      const made = await make().catch((thrown: unknown) => {
        throw new BrokenModel(thrown instanceof Error ? thrown.message.replace(/\.$/, '') : String(thrown))
      })
      onLoaded()
      return made
    })
    shelf.set(key, { id: model.id, loaded })
    return loaded
  }

  return {
    load(model) {
      // One after another: whoever wants the same model gets the one that has just been loaded.
      const opening = last.then(() => open(model))
      last = opening.catch(() => 'told to whoever asked for it')
      return opening
    },
    keepOnly(installed) {
      for (const [key, { id }] of shelf) if (!installed.includes(id)) drop(key)
    },
  }
}
