import type { Hash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EvaError } from '@eva/core'
import { beginChecksum } from './checksum.ts'
import type { HubFile } from './hub-files.ts'
import { isCode } from './place-inside.ts'

/** What an unfinished download leaves beside the place of the file. */
export const PART_ENDINGS = ['.part', '.part.json'] as const

/** So much is read and hashed in one go, in bytes: less than a millisecond, because somebody may be talking meanwhile. */
const CHECK_BYTES = 256 * 1024

/** How many bytes of the file are there, and the checksum of them. */
export type Received = { readonly bytes: number; readonly hash: Hash }

/** Of which file the part is: written before its first byte, so that another try continues that file or none. */
type Origin = { readonly checksum: string; readonly etag: string | null }

/** A file on its way: `<target>.part` until it is whole. */
export type PartFile = {
  readonly handle: FileHandle
  /** The name that the server gave to the version it began to send, when it gave a reliable one. */
  readonly etag: string | null
  readonly received: Received
  /** Forgets what has come and begins again, with what the server now calls its version. */
  startOver(etag: string | null): Promise<Received>
  close(): Promise<void>
}

/**
 * Opens what an earlier try left of a file, or a new part. What is of another version, or longer than the file can be, is
 * thrown away. `onChecked` is told how many bytes have been read again.
 */
export async function openPart(
  target: string,
  file: HubFile,
  signal: AbortSignal,
  onChecked: (bytes: number) => void,
): Promise<PartFile> {
  const path = `${target}.part`
  const handle = await openOwn(path)
  const startOver = async (etag: string | null): Promise<Received> => {
    await handle.truncate(0)
    await writeFile(`${path}.json`, JSON.stringify({ [file.checksum.algorithm]: file.checksum.hex, etag }))
    return { bytes: 0, hash: beginChecksum(file.checksum, file.sizeBytes) }
  }
  try {
    const origin = await readOrigin(`${path}.json`, file)
    const { size } = await handle.stat()
    const isOther = origin !== null && origin.checksum !== file.checksum.hex
    const received =
      isOther || size > file.sizeBytes ? await startOver(null) : await readAgain(handle, file, signal, onChecked)
    return { handle, etag: isOther ? null : (origin?.etag ?? null), received, startOver, close: () => handle.close() }
  } catch (thrown) {
    await handle.close()
    throw thrown
  }
}

/** Throws away what an unfinished download left. */
export async function dropPart(target: string): Promise<void> {
  for (const ending of PART_ENDINGS) await rm(target + ending, { force: true })
}

/** Gives the whole file its name. After a rename the name itself must reach the disk too, where the system can do that. */
export async function finishPart(target: string): Promise<void> {
  await rename(`${target}.part`, target)
  await dropPart(target)
  const folder = await open(dirname(target), 'r').catch(() => null)
  await folder?.sync().catch(() => {})
  await folder?.close()
}

/** Opens for reading and appending; never through a link, which could lead anywhere. */
async function openOwn(path: string): Promise<FileHandle> {
  const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW = 0 } = constants
  return open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW).catch((thrown: unknown) => {
    if (!isCode(thrown, 'ELOOP')) throw thrown
    throw new EvaError('model_unavailable', `${path} is a link to somewhere else.`, { fix: 'Remove it.' })
  })
}

async function readAgain(
  handle: FileHandle,
  file: HubFile,
  signal: AbortSignal,
  onChecked: (bytes: number) => void,
): Promise<Received> {
  const hash = beginChecksum(file.checksum, file.sizeBytes)
  let bytes = 0
  for await (const piece of handle.createReadStream({ start: 0, autoClose: false, highWaterMark: CHECK_BYTES })) {
    signal.throwIfAborted()
    hash.update(piece)
    bytes += piece.length
    onChecked(bytes)
  }
  return { bytes, hash }
}

async function readOrigin(path: string, { checksum }: HubFile): Promise<Origin | null> {
  const text = await readFile(path, 'utf8').catch(() => '')
  try {
    const { [checksum.algorithm]: hex, etag } = JSON.parse(text)
    return typeof hex === 'string' ? { checksum: hex, etag: typeof etag === 'string' ? etag : null } : null
  } catch {
    return null
  }
}
