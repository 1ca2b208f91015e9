import { mkdir, readdir, realpath, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Clock, EvaError } from '@eva/core'
import { claimFile } from './claim-file.ts'
import { type Disk, diskFailed, freeBytesUnder, realDisk, requireSpace } from './disk.ts'
import { downloadFile } from './download-file.ts'
import { fileUrl, hubUrl } from './hub-files.ts'
import { type DownloadOptions, filesIn } from './model-shelf.ts'
import { isPlainPath } from './model-spec.ts'
import { type PlannedFile, planSet, type WantedPath } from './set-plan.ts'
import { beginRecord, finishRecord, RECORDS, sizeOf, wholeBytes } from './set-record.ts'

/** Files that only serve together, found on the hub and not yet here. */
export type FoundSet = {
  /** The folder's name. */
  readonly id: string
  readonly files: readonly PlannedFile[]
  readonly sizeBytes: number
}

/** What is here of a set. */
export type ShelfSet = {
  /** 0 until every file is here, whole. */
  readonly sizeBytes: number
  /** What has come of one that is not whole. */
  readonly partBytes: number
}

/** A folder of sets of files, each in a folder of its own, and the hub that fills it. */
export type SetShelf = {
  /** Absolute. */
  readonly folder: string
  /** Asks the hub for the files of a set. Throws as `planSet`. */
  find(id: string, wanted: readonly WantedPath[], signal: AbortSignal): Promise<FoundSet>
  /** Fetches what is missing, each file whole and checked before it has its name. Throws as `downloadFile`. */
  download(found: FoundSet, options: DownloadOptions): Promise<void>
  look(id: string): Promise<ShelfSet>
  /** The sets of which anything is here, by their names; one glance, for who looks often. */
  names(): Promise<ReadonlySet<string>>
  /** Throws `model_busy` while another process fetches it. @returns whether there was anything */
  remove(id: string): Promise<boolean>
  freeBytes(): Promise<number>
}

export type SetShelfOptions = {
  readonly folder: string
  readonly clock: Clock
  /** @default `HF_ENDPOINT` of the environment, else the public hub */
  readonly baseUrl?: string
  readonly fetch?: typeof fetch
  readonly disk?: Disk
}

/** So many files come at a time: a set may have hundreds of small ones, and each costs a journey to the hub and back. */
const AT_ONCE = 6

export function openSetShelf(options: SetShelfOptions): SetShelf {
  const { clock, fetch = globalThis.fetch, disk = realDisk } = options
  const folder = resolve(options.folder)
  const baseUrl = options.baseUrl ?? hubUrl()

  /** Where a set is. Throws `model_not_found` for a name that could lead elsewhere. */
  const folderOf = (id: string): string => {
    if (isPlainPath(id) && !id.includes('/')) return join(folder, id)
    throw new EvaError('model_not_found', `There is no ${id.slice(0, 100)} here.`)
  }

  async function look(id: string): Promise<ShelfSet> {
    const own = folderOf(id)
    const whole = await wholeBytes(own)
    if (whole !== null) return { sizeBytes: whole, partBytes: 0 }
    const files = (await filesIn(own)).filter(([path]) => !RECORDS.has(path) && !/\.part\.(json|lock)$/.test(path))
    return { sizeBytes: 0, partBytes: files.reduce((sum, [, bytes]) => sum + bytes, 0) }
  }

  async function download({ id, files, sizeBytes }: FoundSet, { signal, onProgress }: DownloadOptions): Promise<void> {
    const own = folderOf(id)
    const received = new Map<string, number>()
    const tell = (stage: 'checking' | 'downloading', path: string, bytes: number): void => {
      received.set(path, bytes)
      onProgress({ stage, receivedBytes: sum(received.values()), totalBytes: sizeBytes })
    }
    await prepare(own, files)
    for (const { path, sizeBytes: bytes } of files) {
      if ((await sizeOf(join(own, path))) === bytes) received.set(path, bytes)
    }
    const missing = files.filter(({ path }) => !received.has(path))
    const parts = await Promise.all(missing.map(async ({ path }) => (await sizeOf(`${join(own, path)}.part`)) ?? 0))
    await requireSpace(disk, own, id, sum(missing.map((file) => file.sizeBytes)) - sum(parts))
    const failed = new AbortController()
    const reach = { fetch, clock, signal: AbortSignal.any([signal, failed.signal]) }
    await inParallel(missing, AT_ONCE, failed, ({ repository, ...file }) =>
      downloadFile({
        url: fileUrl(repository, file.path, baseUrl),
        file,
        folder: own,
        path: file.path,
        reach,
        disk,
        onProgress: ({ stage, receivedBytes }) => tell(stage, file.path, receivedBytes),
      }),
    )
    await finishRecord(own)
  }

  return {
    folder,
    look,
    names: async () => new Set(await readdir(folder).catch(() => [])),
    download,
    async find(id, wanted, signal) {
      folderOf(id)
      const files = await planSet(wanted, baseUrl, { fetch, clock, signal })
      return { id, files, sizeBytes: sum(files.map((file) => file.sizeBytes)) }
    },
    async remove(id) {
      const own = folderOf(id)
      if ((await readdir(own).catch(() => [])).length === 0) return false
      const inside = await realpath(own)
      const parts = (await filesIn(inside)).map(([path]) => path).filter((path) => path.endsWith('.part'))
      const claims = []
      try {
        for (const part of parts) claims.push(await claimFile(join(inside, part), clock))
        await rm(own, { recursive: true, force: true })
      } finally {
        for (const claim of claims) await claim.release()
      }
      return true
    },
    freeBytes: () => freeBytesUnder(disk, folder),
  }
}

async function prepare(own: string, files: readonly PlannedFile[]): Promise<void> {
  try {
    await mkdir(own, { recursive: true })
    await beginRecord(own, files)
  } catch (thrown) {
    throw diskFailed(own, thrown)
  }
}

/** Works on all of them, some at a time; the first failure stops the others and is thrown when they have ended. */
async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  failed: AbortController,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = [...items]
  const failures: unknown[] = []
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined && failures.length === 0; item = waiting.shift()) {
      try {
        await work(item)
      } catch (thrown) {
        failures.push(thrown)
        failed.abort(thrown)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (failures.length > 0) throw failures[0]
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0)
