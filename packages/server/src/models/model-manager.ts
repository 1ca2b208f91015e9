import { isAbsolute, join, relative, sep } from 'node:path'
import { type Clock, EvaError } from '@eva/core'
import { type CatalogueEntry, catalogue, pathOf, specOf } from './catalogue.ts'
import { openChoice } from './choice.ts'
import { type Fit, fitOf, type Machine, type Recommendation, recommend } from './fit.ts'
import { memoryNeeded } from './memory.ts'
import type { ModelShelf } from './model-shelf.ts'
import { finishedPull, type Pull, type PullState, startPull } from './pull.ts'

/** A model that is here, or that the catalogue knows. */
export type Model = {
  /** Its id in the catalogue, else its path. */
  readonly id: string
  /** In the folder of models, with `/`. */
  readonly path: string
  /** `null` for a file that is not of the catalogue. */
  readonly entry: CatalogueEntry | null
  readonly sizeBytes: number
  readonly installed: boolean
  /** What an unfinished download has left. */
  readonly partBytes: number
  readonly chosen: boolean
  readonly loaded: boolean
  readonly fit: Fit | null
  readonly pull: PullState | null
}

export type ModelList = {
  readonly folder: string
  readonly freeDiskBytes: number
  readonly machine: Machine
  readonly recommended: Recommendation | null
  /** What `EVA_LOCAL_MODEL` says; it goes before any choice. */
  readonly setting: string | null
  readonly models: readonly Model[]
}

export type ModelManagerOptions = {
  readonly shelf: ModelShelf
  readonly clock: Clock
  readonly machine: () => Promise<Machine>
  /** What `EVA_LOCAL_MODEL` says now. */
  readonly setting: () => string | null
  /** @default the catalogue that Eva brings */
  readonly entries?: readonly CatalogueEntry[]
}

/** Everything about models. `name` is an id of the catalogue, a path in the folder, or `hf:…`. */
export type ModelManager = {
  list(): Promise<ModelList>
  /**
   * Fetches a model of the catalogue or of the hub; a second wish for the same file joins the first. Throws
   * `model_not_found`, `invalid_request` or `model_unavailable` when it cannot begin; later failures are its last state.
   */
  pull(name: string): Promise<Pull>
  /** Stops a download by the id of its `Pull`. Throws `model_not_found` when there is none. */
  cancel(id: string): Promise<void>
  /** Removes a model, or what has come of it. Throws `model_not_found`, and `model_busy` while it is loaded or fetched. */
  remove(name: string): Promise<void>
  /** Makes an installed model that of the embedded brain. @returns its id */
  choose(name: string): Promise<string>
  /** Where the chosen model is; `null` when none was chosen, or when it is no longer there. */
  chosenFile(): Promise<string | null>
  /** The embedded brain has loaded this file; `null`: it holds none any more. */
  markLoaded(file: string | null): void
  /** Stops every download and waits for their ends. */
  close(): Promise<void>
}

export function createModelManager(options: ModelManagerOptions): ModelManager {
  const { shelf, clock, machine, setting, entries = catalogue } = options
  const choice = openChoice(shelf.folder)
  const pulls = new Map<string, Pull>()
  const closing = new AbortController()
  let loaded: string | null = null

  const entryAt = (path: string): CatalogueEntry | undefined => entries.find((entry) => pathOf(entry) === path)
  const entryOf = (id: string): CatalogueEntry | undefined => entries.find((entry) => entry.id === id)

  /** Where in the folder a model is or would be. */
  const pathOfName = async (name: string): Promise<string> => {
    const entry = entryOf(name)
    if (entry !== undefined) return pathOf(entry)
    return name.startsWith('hf:') ? ((await shelf.present(name)) ?? name) : name
  }

  /** The memory as it would be without the model that is loaded: another one would take its place. */
  const freed = (now: Machine): Machine => {
    const entry = loaded === null ? undefined : entryAt(loaded)
    if (entry === undefined || now.gpuBytes !== null) return now
    return { ...now, freeBytes: Math.min(now.totalBytes, now.freeBytes + memoryNeeded(entry)) }
  }

  async function list(): Promise<ModelList> {
    const [files, chosen, freeDiskBytes] = await Promise.all([shelf.list(), choice.read(), shelf.freeBytes()])
    const now = freed(await machine())
    const known = new Map(files.map((file) => [file.path, file]))
    const paths = new Set([...entries.map(pathOf), ...known.keys()])
    const models = [...paths].map((path): Model => {
      const entry = entryAt(path) ?? null
      const { sizeBytes = 0, partBytes = 0 } = known.get(path) ?? {}
      return {
        id: entry?.id ?? path,
        path,
        entry,
        sizeBytes: sizeBytes > 0 ? sizeBytes : (entry?.size_bytes ?? 0),
        installed: sizeBytes > 0,
        partBytes,
        chosen: path === chosen,
        loaded: path === loaded,
        fit: entry === null ? null : fitOf(entry, now),
        pull: pulls.get(path)?.state ?? null,
      }
    })
    return {
      folder: shelf.folder,
      freeDiskBytes,
      machine: now,
      recommended: recommend(entries, now),
      setting: setting(),
      models,
    }
  }

  async function installedAt(name: string): Promise<string> {
    const path = await pathOfName(name)
    const file = (await shelf.list()).find((one) => one.path === path)
    if (file !== undefined && file.sizeBytes > 0) return path
    throw notFound(name, entryOf(name) === undefined ? SEE_LIST : `Fetch it first: "npx eva models pull ${name}".`)
  }

  return {
    list,
    async pull(name) {
      const entry = entryOf(name)
      if (entry === undefined && !name.startsWith('hf:')) throw notFound(name, SEE_LIST)
      const running = entry === undefined ? undefined : pulls.get(pathOf(entry))
      if (running !== undefined) return running
      const spec = entry === undefined ? name : specOf(entry)
      const present = await shelf.present(spec)
      if (present !== null) {
        const file = (await shelf.list()).find(({ path }) => path === present)
        return finishedPull({
          id: entryAt(present)?.id ?? present,
          path: present,
          sizeBytes: file?.sizeBytes ?? 0,
        })
      }
      const found = await shelf.find(spec, closing.signal)
      closing.signal.throwIfAborted()
      const wanted = entryAt(found.path)
      if (wanted !== undefined && wanted.sha256 !== null && wanted.sha256 !== found.sha256) throw isAnother(wanted)
      const same = pulls.get(found.path)
      if (same !== undefined) return same
      const pull = startPull(
        { id: wanted?.id ?? found.path, path: found.path, sizeBytes: found.sizeBytes },
        (options) => shelf.download(found, options),
        clock,
      )
      pulls.set(found.path, pull)
      void pull.ended.then(() => pulls.delete(found.path))
      return pull
    },
    async cancel(id) {
      const pull = [...pulls.values()].find((one) => one.id === id || one.path === id)
      if (pull === undefined) throw new EvaError('model_not_found', `${id.slice(0, 200)} is not being fetched.`)
      pull.cancel()
      await pull.ended
    },
    async remove(name) {
      const path = await pathOfName(name)
      if (path === loaded) {
        throw new EvaError('model_busy', `${name} is loaded: she thinks with it now.`, {
          fix: 'Choose another model first.',
        })
      }
      if (pulls.has(path)) {
        throw new EvaError('model_busy', `${name} is being fetched.`, { fix: 'Cancel that first.' })
      }
      if (!(await shelf.remove(path))) throw notFound(name, SEE_LIST)
      if ((await choice.read()) === path) await choice.forget()
    },
    async choose(name) {
      const path = await installedAt(name)
      await choice.write(path)
      return entryAt(path)?.id ?? path
    },
    async chosenFile() {
      const chosen = await choice.read()
      // Only what the folder really holds: the file may have been written by another hand.
      const file = (await shelf.list()).find(({ path, sizeBytes }) => path === chosen && sizeBytes > 0)
      return file === undefined ? null : join(shelf.folder, ...file.path.split('/'))
    },
    markLoaded(file) {
      if (file === null) {
        loaded = null
        return
      }
      const path = relative(shelf.folder, file)
      loaded = path.startsWith('..') || isAbsolute(path) ? null : path.split(sep).join('/')
    },
    async close() {
      closing.abort(new EvaError('shutting_down', 'Eva is stopping.', { fix: 'Come back in a moment.' }))
      for (const pull of pulls.values()) pull.cancel()
      await Promise.all([...pulls.values()].map((pull) => pull.ended))
    },
  }
}

const SEE_LIST = 'See "npx eva models list", or name a file of the hub as hf:user/repository:Q4_K_M.'

const notFound = (name: string, fix: string): EvaError =>
  new EvaError('model_not_found', `There is no model "${name.slice(0, 200)}" here.`, { fix })

const isAnother = (entry: CatalogueEntry): EvaError =>
  new EvaError('model_unavailable', `The hub has another file for ${entry.id} than the one that Eva knows.`, {
    fix: 'A newer Eva may know it; or name any other model as hf:user/repository:Q4_K_M.',
  })
