import { type FileHandle, statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import { EvaError } from '@eva/core'

/** What a download needs of the disk; an argument, so that a test can fill it. */
export type Disk = {
  /** Free for this user on the disk of a folder that exists, in bytes. */
  freeBytes(folder: string): Promise<number>
  /** Writes all of `bytes` at the end of the file. */
  append(file: FileHandle, bytes: Uint8Array): Promise<void>
}

/** What must stay free on the disk: conversations are stored there too. */
export const SPARE_BYTES = 256 * 1024 * 1024

export const realDisk: Disk = {
  async freeBytes(folder) {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  },
  append: (file, bytes) => file.appendFile(bytes),
}

/** Free on the disk of a folder that may not be there yet: one of those around it is. */
export async function freeBytesUnder(disk: Disk, folder: string): Promise<number> {
  for (let at = folder; ; at = resolve(at, '..')) {
    const freeBytes = await disk.freeBytes(at).catch(() => null)
    if (freeBytes !== null) return freeBytes
    if (at === resolve(at, '..')) throw new EvaError('internal', `There is no disk under ${folder}.`)
  }
}

/** Throws `not_enough_space` unless what is missing of a file fits into its folder and some stays free. */
export async function requireSpace(disk: Disk, folder: string, path: string, neededBytes: number): Promise<void> {
  const freeBytes = await disk.freeBytes(folder)
  if (freeBytes >= neededBytes + SPARE_BYTES) return
  const kept = `${gigabytes(SPARE_BYTES)} of them are kept for conversations`
  throw diskFull(path, `it needs ${gigabytes(neededBytes)}; ${gigabytes(freeBytes)} are free, and ${kept}`)
}

/** `not_enough_space` when that is what the system said, `model_unavailable` for any other trouble with the disk. */
export function diskFailed(path: string, thrown: unknown): EvaError {
  if (thrown instanceof EvaError) return thrown
  const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown reason'
  if (FULL.has(reason)) return diskFull(path, 'the disk is full', thrown)
  return new EvaError('model_unavailable', `${path} could not be written to the disk (${reason}).`, {
    cause: thrown,
    fix: 'Check that Eva may write there.',
  })
}

/** No space, no quota left, or a file longer than the file system or the user's limit can have. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

const diskFull = (path: string, why: string, cause?: unknown): EvaError =>
  new EvaError('not_enough_space', `There is not enough room for ${path}: ${why}.`, {
    cause,
    fix: 'Free some space, or choose a smaller model. What has come is kept.',
  })

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`
