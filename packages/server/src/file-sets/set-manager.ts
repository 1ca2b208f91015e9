import { join } from 'node:path'
import { type Clock, EvaError } from '@eva/core'
import { finishedPull, type Pull, type PullState, startPull } from '../models/index.ts'
import type { SetEntry } from './set-entry.ts'
import type { SetShelf, WantedPath } from './set-shelf.ts'

/** An entry of a catalogue, and how it stands here. */
export type CatalogueSet<Entry> = {
  readonly entry: Entry
  /** What is here or, before it is, what the catalogue says. */
  readonly sizeBytes: number
  readonly installed: boolean
  /** What an unfinished download has left. */
  readonly partBytes: number
  readonly pull: PullState | null
}

/**
 * What a catalogue lists: which of it is here, and how it comes and goes. `name` is an id of the catalogue, or the id of
 * something that comes with it: `kokoro`, `sherpa:kokoro`, `sherpa:kokoro/af_heart`.
 */
export type SetManager<Entry, Known, Installed> = {
  list(): Promise<readonly CatalogueSet<Entry>[]>
  /** Those that are installed, in the order of the catalogue; at hand, for every sentence that is spoken or heard. */
  installed(): readonly Installed[]
  /** All that could be. */
  known(): readonly Known[]
  /**
   * Fetches one; a second wish for the same one joins the first. Throws `model_not_found` or `model_unavailable` when it
   * cannot begin; later failures are its last state. It can be used as soon as the pull is done.
   */
  pull(name: string): Promise<Pull>
  /** Stops a download. Throws `model_not_found` when there is none. */
  cancel(name: string): Promise<void>
  /** Removes one, or what has come of it. Throws `model_not_found`, and `model_busy` while it is fetched. */
  remove(name: string): Promise<void>
  /** Stops every download and waits for their ends. */
  close(): Promise<void>
}

/** What is fetched, in the words of people and in those of the engine. */
export type SetKind<Entry, Known, Installed> = {
  /** What one of them is called in a sentence: `voice`; with an `s`, its command of `npx eva`. */
  readonly noun: 'voice' | 'ear'
  known(entry: Entry): Known
  /** @param folder where its files are, absolute */
  installed(entry: Entry, folder: string): Installed
}

export type SetManagerOptions<Entry, Known, Installed> = {
  readonly shelf: SetShelf
  readonly clock: Clock
  readonly entries: readonly Entry[]
  readonly kind: SetKind<Entry, Known, Installed>
}

/** Looks what is installed, and keeps it in mind from then on. */
export async function openSetManager<Entry extends SetEntry, Known, Installed>(
  options: SetManagerOptions<Entry, Known, Installed>,
): Promise<SetManager<Entry, Known, Installed>> {
  const { shelf, clock, entries, kind } = options
  const pulls = new Map<string, Pull>()
  const finding = new Map<string, Promise<Pull>>()
  const closing = new AbortController()
  /** The sizes of those that are installed. */
  const here = new Map<string, number>()
  const going = new Set<string>()
  const known = entries.map((entry) => kind.known(entry))
  let installed: readonly Installed[] = []

  const note = (id: string, sizeBytes: number): void => {
    if (sizeBytes > 0) here.set(id, sizeBytes)
    else here.delete(id)
    installed = entries
      .filter((entry) => here.has(entry.id))
      .map((entry) => kind.installed(entry, join(shelf.folder, entry.id)))
  }

  const entryOf = (name: string): Entry => {
    const id = name.replace(/^sherpa:/, '').replace(/\/.*$/s, '')
    const entry = entries.find((one) => one.id === id)
    if (entry !== undefined) return entry
    throw new EvaError('model_not_found', `There is no ${kind.noun} "${name.slice(0, 100)}" that could be fetched.`, {
      fix: `"npx eva ${kind.noun}s" lists those there are.`,
    })
  }

  /**
   * Notices what another process has fetched or removed. One that is known to be whole is not looked at again: it may have
   * hundreds of files. @returns what has come of one that is not whole
   */
  async function lookAt(id: string, isThere: boolean): Promise<number> {
    if (going.has(id) || (isThere && here.has(id))) return 0
    const { sizeBytes, partBytes } = isThere ? await shelf.look(id) : { sizeBytes: 0, partBytes: 0 }
    if (sizeBytes > 0 !== here.has(id)) note(id, sizeBytes)
    return partBytes
  }

  async function begin(entry: Entry): Promise<Pull> {
    const { id } = entry
    const { sizeBytes } = await shelf.look(id)
    if (sizeBytes > 0) {
      note(id, sizeBytes)
      return finishedPull({ id, path: id, sizeBytes })
    }
    const found = await shelf.find(id, wantedOf(entry), closing.signal)
    closing.signal.throwIfAborted()
    const fetchAll: Parameters<typeof startPull>[1] = async (options) => {
      await shelf.download(found, options)
      note(id, found.sizeBytes)
    }
    const pull = startPull({ id, path: id, sizeBytes: found.sizeBytes }, fetchAll, clock)
    pulls.set(id, pull)
    void pull.ended.then(() => pulls.delete(id))
    return pull
  }

  for (const { id } of entries) note(id, (await shelf.look(id)).sizeBytes)

  return {
    installed: () => installed,
    known: () => known,
    async list() {
      const names = await shelf.names()
      return Promise.all(
        entries.map(async (entry): Promise<CatalogueSet<Entry>> => {
          const { id } = entry
          const partBytes = await lookAt(id, names.has(id))
          const sizeBytes = here.get(id)
          return {
            entry,
            sizeBytes: sizeBytes ?? entry.size_bytes,
            installed: sizeBytes !== undefined,
            partBytes,
            pull: pulls.get(id)?.state ?? null,
          }
        }),
      )
    },
    async pull(name) {
      const entry = entryOf(name)
      const running = pulls.get(entry.id) ?? finding.get(entry.id)
      if (running !== undefined) return running
      const beginning = begin(entry).finally(() => finding.delete(entry.id))
      finding.set(entry.id, beginning)
      return beginning
    },
    async cancel(name) {
      const pull = pulls.get(entryOf(name).id)
      if (pull === undefined) throw new EvaError('model_not_found', `${name.slice(0, 100)} is not being fetched.`)
      pull.cancel()
      await pull.ended
    },
    async remove(name) {
      const { id } = entryOf(name)
      if (pulls.has(id) || finding.has(id)) {
        throw new EvaError('model_busy', `${id} is being fetched.`, { fix: 'Cancel that first.' })
      }
      // First out of everybody's sight: the engine lets go of what is not listed any more.
      note(id, 0)
      going.add(id)
      try {
        if (await shelf.remove(id)) return
      } finally {
        going.delete(id)
      }
      throw new EvaError('model_not_found', `The ${kind.noun} ${id} is not installed.`, {
        fix: `"npx eva ${kind.noun}s" lists those that are.`,
      })
    },
    async close() {
      closing.abort(new EvaError('shutting_down', 'Eva is stopping.', { fix: 'Come back in a moment.' }))
      for (const pull of pulls.values()) pull.cancel()
      await Promise.all([...pulls.values()].map((pull) => pull.ended))
    },
  }
}

const wantedOf = ({ repository, files }: SetEntry): readonly WantedPath[] =>
  files.map((file) => ({ repository: file.repository ?? repository, path: file.path, sha256: file.sha256 }))
