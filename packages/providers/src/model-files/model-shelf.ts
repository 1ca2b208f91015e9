import { lstat, readdir, realpath, rm } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type { Clock } from '@eva/core'
import { claimFile } from './claim-file.ts'
import { type Disk, freeBytesUnder, realDisk } from './disk.ts'
import { type DownloadProgress, downloadFile } from './download-file.ts'
import { fileUrl, findHubFile, type HubFile, hubUrl, isMeant } from './hub-files.ts'
import { isPlainModelPath, malformed, parseHubSpec } from './model-spec.ts'
import { dropPart } from './part-file.ts'

/** A model of the hub, found and not yet here. */
export type FoundModel = {
  /** `user/repository/file.gguf`: where it will be in the folder. */
  readonly path: string
  readonly sizeBytes: number
  /** In lower-case hexadecimal. */
  readonly sha256: string
}

/** A model file of the folder, or what has come of one. */
export type ShelfFile = {
  readonly path: string
  /** 0 while only a part is there. */
  readonly sizeBytes: number
  /** What an unfinished download has left. */
  readonly partBytes: number
}

export type DownloadOptions = {
  readonly signal: AbortSignal
  readonly onProgress: (progress: DownloadProgress) => void
}

/** The folder of models, and the hub that fills it. Paths are relative to the folder, with `/`. */
export type ModelShelf = {
  readonly folder: string
  /** The path of what `hf:…` means, when it is here; nobody is asked. Throws `invalid_request` for any other name. */
  present(spec: string): Promise<string | null>
  /** Asks the hub what `hf:…` means. Throws `model_not_found` and `model_unavailable`. */
  find(spec: string, signal: AbortSignal): Promise<FoundModel>
  /** Fetches it, whole and checked, and returns where it is. Throws as `downloadFile`. */
  download(found: FoundModel, options: DownloadOptions): Promise<string>
  /** Every model file in the folder, sorted by path; links are not followed. */
  list(): Promise<readonly ShelfFile[]>
  /**
   * Removes a file that `list` names, and what is left of its download. Throws `model_busy` while it is written.
   * @returns whether there was anything
   */
  remove(path: string): Promise<boolean>
  freeBytes(): Promise<number>
}

export type ModelShelfOptions = {
  /** Where models are kept, as `user/repository/file.gguf`; made when the first one comes. */
  readonly folder: string
  readonly clock: Clock
  /** @default `HF_ENDPOINT` of the environment, else the public hub */
  readonly baseUrl?: string
  readonly fetch?: typeof fetch
  readonly disk?: Disk
}

export function openModelShelf(options: ModelShelfOptions): ModelShelf {
  const { clock, fetch = globalThis.fetch, disk = realDisk } = options
  const folder = resolve(options.folder)
  const baseUrl = options.baseUrl ?? hubUrl()

  const list = async (): Promise<readonly ShelfFile[]> => {
    const files = new Map<string, ShelfFile>()
    for (const [path, sizeBytes] of await filesIn(folder)) {
      const model = path.replace(/\.part$/, '')
      if (!model.endsWith('.gguf')) continue
      const known = files.get(model) ?? { path: model, sizeBytes: 0, partBytes: 0 }
      files.set(model, model === path ? { ...known, sizeBytes } : { ...known, partBytes: sizeBytes })
    }
    return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  return {
    folder,
    list,
    async present(name) {
      const spec = parseHubSpec(name)
      const prefix = `${spec.repository}/`
      const whole = (await list()).filter(({ path, sizeBytes }) => sizeBytes > 0 && path.startsWith(prefix))
      return whole.find(({ path }) => isMeant(spec, path.slice(prefix.length)))?.path ?? null
    },
    async find(name, signal) {
      const spec = parseHubSpec(name)
      const { path, sizeBytes, checksum } = await findHubFile(spec, baseUrl, { fetch, clock, signal })
      return { path: `${spec.repository}/${path}`, sizeBytes, sha256: checksum.hex }
    },
    download({ path, sizeBytes, sha256 }, { signal, onProgress }) {
      const [user, name, ...rest] = path.split('/')
      const file: HubFile = { path: rest.join('/'), sizeBytes, checksum: { algorithm: 'sha256', hex: sha256 } }
      if (!isPlainModelPath(file.path)) throw malformed(path)
      const url = fileUrl(`${user}/${name}`, file.path, baseUrl)
      return downloadFile({ url, file, folder, path, reach: { fetch, clock, signal }, disk, onProgress })
    },
    async remove(path) {
      const listed = (await list()).some((file) => file.path === path)
      if (!listed) return false
      const target = join(await realpath(folder), ...path.split('/'))
      const claim = await claimFile(`${target}.part`, clock)
      try {
        if ((await lstat(target).catch(() => null))?.isFile() === true) await rm(target)
        await dropPart(target)
      } finally {
        await claim.release()
      }
      return true
    },
    freeBytes: () => freeBytesUnder(disk, folder),
  }
}

/** Every plain file below the folder, with its size; paths with `/`, links left out. */
export async function filesIn(folder: string): Promise<readonly (readonly [string, number])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      const size = await lstat(path).then(
        (found) => found.size,
        () => 0,
      )
      return [relative(folder, path).split(sep).join('/'), size] as const
    }),
  )
}
