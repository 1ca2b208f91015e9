import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EvaError } from '@eva/core'
import { askHub, type HubFile } from './hub-files.ts'

export type DownloadProgress = { readonly receivedBytes: number; readonly totalBytes: number }

export type Download = {
  readonly url: URL
  readonly file: HubFile
  /** Where the file appears once it is whole and its checksum matches; before that there is only `<target>.part`. */
  readonly target: string
  readonly fetch: typeof fetch
  readonly signal: AbortSignal
  readonly onProgress: (progress: DownloadProgress) => void
}

/** What must stay free on the disk: conversations are stored there too. */
const SPARE_BYTES = 256 * 1024 * 1024

/**
 * Downloads a file, going on where an earlier try was cut. Throws `model_unavailable` for a refusal, a cut, a wrong
 * checksum or a full disk, and the signal's reason when it aborts. What has come stays in `.part` for the next try, unless
 * its checksum is wrong.
 */
export async function downloadFile(download: Download): Promise<void> {
  const { target, file } = download
  const unfinished = `${target}.part`
  await mkdir(dirname(target), { recursive: true })
  const part = await open(unfinished, 'a')
  try {
    const earlier = await readEarlierTry(unfinished, part, file.sizeBytes)
    await requireSpace(dirname(target), file.sizeBytes - earlier.bytes)
    const hash = earlier.bytes < file.sizeBytes ? await receive(download, part, earlier) : earlier.hash
    if (hash.digest('hex') !== file.sha256) {
      await rm(unfinished, { force: true })
      throw new EvaError('model_unavailable', `${file.path} arrived damaged: its checksum is wrong.`, {
        fix: 'Try again.',
      })
    }
    await part.sync()
  } finally {
    await part.close()
  }
  await rename(unfinished, target)
  await syncFolder(dirname(target))
}

/** How many bytes are in the file already, and the checksum so far. */
type Received = { readonly bytes: number; readonly hash: Hash }

/** Reads what an earlier try left; throws it away when it is longer than the file can be. */
async function readEarlierTry(path: string, part: FileHandle, sizeBytes: number): Promise<Received> {
  const { size } = await stat(path)
  if (size > sizeBytes) return startOver(part)
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return { bytes: size, hash }
}

async function startOver(part: FileHandle): Promise<Received> {
  await part.truncate(0)
  return { bytes: 0, hash: createHash('sha256') }
}

/** Fetches what is missing, appends it, and returns the checksum of the whole. */
async function receive(download: Download, part: FileHandle, earlier: Received): Promise<Hash> {
  const { file, url, signal, onProgress } = download
  const range = earlier.bytes > 0 ? { range: `bytes=${earlier.bytes}-` } : {}
  const response = await askHub(file.path, url, download, range)
  // Whoever answers a question for the rest with anything else sends the whole file from its beginning.
  const resumed = response.status === 206 && startsAt(response, earlier.bytes)
  if (response.status === 206 && !resumed) {
    await response.body?.cancel()
    throw cut(file.path)
  }
  const { bytes, hash } = resumed ? earlier : await startOver(part)
  let receivedBytes = bytes
  onProgress({ receivedBytes, totalBytes: file.sizeBytes })
  for await (const piece of pieces(response, download)) {
    receivedBytes += piece.length
    if (receivedBytes > file.sizeBytes) {
      await part.truncate(0)
      throw new EvaError('model_unavailable', `${file.path} is longer than announced.`, { fix: 'Try again later.' })
    }
    await part.appendFile(piece).catch((thrown: unknown) => {
      throw diskFailed(file.path, thrown)
    })
    hash.update(piece)
    onProgress({ receivedBytes, totalBytes: file.sizeBytes })
  }
  signal.throwIfAborted()
  if (receivedBytes < file.sizeBytes) throw cut(file.path)
  return hash
}

/** The body as it comes; a broken connection becomes an error with a fix. */
async function* pieces(response: Response, { file, signal }: Download): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (reader === undefined) return
  try {
    while (true) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } catch (thrown) {
    signal.throwIfAborted()
    throw cut(file.path, thrown)
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** `Content-Range: bytes 1000-1999/2000` */
function startsAt(response: Response, byte: number): boolean {
  return response.headers.get('content-range')?.startsWith(`bytes ${byte}-`) === true
}

async function requireSpace(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize >= neededBytes + SPARE_BYTES) return
  const gigabytes = (neededBytes / 1e9).toFixed(1)
  throw new EvaError('model_unavailable', `There is not enough room in ${folder}: the model needs ${gigabytes} GB.`, {
    fix: 'Free some space, or choose a smaller model.',
  })
}

/** After a rename the name itself must reach the disk. Not every system can; the rename then is as safe as it gets. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

function cut(path: string, cause?: unknown): EvaError {
  return new EvaError('model_unavailable', `The download of ${path} was cut off.`, {
    cause,
    fix: 'Start again: it goes on where it stopped.',
  })
}

function diskFailed(path: string, cause: unknown): EvaError {
  return new EvaError('model_unavailable', `${path} could not be written to the disk.`, {
    cause,
    fix: 'Free some space.',
  })
}
