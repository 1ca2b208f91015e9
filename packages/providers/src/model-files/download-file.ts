import type { Hash } from 'node:crypto'
import { EvaError } from '@eva/core'
import { askHub, type Reach } from './ask-hub.ts'
import { claimFile } from './claim-file.ts'
import { type Disk, diskFailed, requireSpace } from './disk.ts'
import type { HubFile } from './hub-files.ts'
import { dropPart, finishPart, openPart, type PartFile, type Received } from './part-file.ts'
import { placeInside } from './place-inside.ts'
import { type IdleWatch, watchIdle } from './watch-idle.ts'

export type DownloadProgress = {
  /** `checking`: reading what an earlier try left. */
  readonly stage: 'checking' | 'downloading'
  readonly receivedBytes: number
  readonly totalBytes: number
}

export type Download = {
  readonly url: URL
  readonly file: HubFile
  readonly folder: string
  /** Where in the folder the file appears once it is whole and its checksum matches; before that there is only a part. */
  readonly path: string
  readonly reach: Reach
  readonly disk: Disk
  readonly onProgress: (progress: DownloadProgress) => void
}

/** The free space is looked at again after so many bytes: others write to the disk, too. */
const LOOK_AGAIN_BYTES = 64 * 1024 * 1024

/**
 * Downloads a file, going on where an earlier try was cut, and returns its path. Throws `model_unavailable` for a refusal,
 * a cut, a silence or a wrong checksum, `model_not_found`, `not_enough_space`, `model_busy` when another process is at it,
 * and the signal's reason when it aborts. What has come stays for the next try, unless it cannot be part of the file.
 */
export async function downloadFile(download: Download): Promise<string> {
  const { folder, path, reach } = download
  try {
    const target = await placeInside(folder, path)
    const claim = await claimFile(`${target}.part`, reach.clock)
    try {
      await complete(download, target)
    } finally {
      await claim.release()
    }
    return target
  } catch (thrown) {
    reach.signal.throwIfAborted()
    throw diskFailed(path, thrown)
  }
}

async function complete(download: Download, target: string): Promise<void> {
  const { file, folder, disk, reach, onProgress } = download
  const tell = (receivedBytes: number): void =>
    onProgress({ stage: 'checking', receivedBytes, totalBytes: file.sizeBytes })
  const part = await openPart(target, file, reach.signal, tell)
  try {
    const { bytes, hash } = part.received
    await requireSpace(disk, folder, file.path, file.sizeBytes - bytes)
    const whole = bytes < file.sizeBytes ? await receive(download, part) : hash
    if (whole.digest('hex') !== file.checksum.hex) {
      await dropPart(target)
      throw new EvaError('model_unavailable', `${file.path} arrived damaged: its checksum is wrong.`, {
        fix: 'Try again.',
      })
    }
    await part.handle.sync()
  } catch (thrown) {
    if ((await part.handle.stat()).size === 0) await dropPart(target)
    throw thrown
  } finally {
    await part.close()
  }
  await finishPart(target)
}

/** Fetches what is missing, appends it, and returns the checksum of the whole. */
async function receive(download: Download, part: PartFile): Promise<Hash> {
  const { file, folder, disk, reach, onProgress } = download
  const idle = watchIdle(reach, file.path)
  try {
    const { response, from } = await askForRest(download, part, idle.signal)
    idle.heard()
    const { bytes, hash } = from
    let receivedBytes = bytes
    let lookAgainAtBytes = bytes + LOOK_AGAIN_BYTES
    const tell = (): void => onProgress({ stage: 'downloading', receivedBytes, totalBytes: file.sizeBytes })
    tell()
    for await (const piece of pieces(response, file, idle)) {
      receivedBytes += piece.length
      if (receivedBytes > file.sizeBytes) {
        await part.startOver(null)
        throw new EvaError('model_unavailable', `${file.path} is longer than announced.`, { fix: 'Try again later.' })
      }
      await disk.append(part.handle, piece)
      hash.update(piece)
      tell()
      if (receivedBytes < lookAgainAtBytes) continue
      lookAgainAtBytes = receivedBytes + LOOK_AGAIN_BYTES
      await requireSpace(disk, folder, file.path, file.sizeBytes - receivedBytes)
    }
    reach.signal.throwIfAborted()
    if (receivedBytes < file.sizeBytes) throw cut(file.path)
    return hash
  } finally {
    idle.stop()
  }
}

/** An answer whose body is the file from `from` on. */
type Coming = { readonly response: Response; readonly from: Received }

/** Asks for what is missing; for everything where the server cannot give just that. */
async function askForRest(download: Download, part: PartFile, signal: AbortSignal): Promise<Coming> {
  const { file } = download
  const { received, etag } = part
  if (received.bytes > 0) {
    // On the condition that it is still the same version (RFC 9110, 13.1.5); else it sends all of the other one.
    const condition: Record<string, string> = etag === null ? {} : { 'if-range': etag }
    const response = await ask(download, { range: `bytes=${received.bytes}-`, ...condition }, signal)
    if (response.status === 206 && isRest(response, received.bytes, file.sizeBytes)) {
      await requireModel(response, file, file.sizeBytes - received.bytes)
      return { response, from: received }
    }
    if (response.status === 200) return wholeFile(response, part, file)
    await response.body?.cancel()
  }
  return wholeFile(await ask(download, {}, signal), part, file)
}

async function wholeFile(response: Response, part: PartFile, file: HubFile): Promise<Coming> {
  if (response.status !== 200) {
    await response.body?.cancel()
    throw cut(file.path)
  }
  await requireModel(response, file, file.sizeBytes)
  return { response, from: await part.startOver(strongEtag(response)) }
}

const ask = (
  { file, url, reach }: Download,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> =>
  // Compressed bytes could not be continued in their middle.
  askHub(file.path, url, { fetch: reach.fetch, signal }, { 'accept-encoding': 'identity', ...headers })

/** Refuses an answer that cannot be the file before any of it is stored. */
async function requireModel({ headers, body }: Response, { path }: HubFile, expectedBytes: number): Promise<void> {
  const announced = headers.get('content-length')
  const isPage = headers.get('content-type')?.startsWith('text/html') === true
  if (!isPage && (announced === null || Number(announced) === expectedBytes)) return
  await body?.cancel()
  throw isPage
    ? new EvaError('model_unavailable', `A web page came instead of ${path}.`, {
        fix: 'Check whether this network wants you to sign in first.',
      })
    : new EvaError('model_unavailable', `${path} has another length than its list says.`, { fix: 'Try again later.' })
}

/** `Content-Range: bytes 1000-1999/2000`, or with `*` for a length that is not told. */
function isRest(response: Response, fromByte: number, sizeBytes: number): boolean {
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '') ?? []
  return Number(from) === fromByte && (total === '*' || Number(total) === sizeBytes)
}

/** A weak one (`W/"…"`) names no exact bytes and must not be used to join two halves. */
function strongEtag(response: Response): string | null {
  const etag = response.headers.get('etag')
  return etag?.startsWith('"') ? etag : null
}

/** The body as it comes; a broken connection becomes an error with a fix. */
async function* pieces(response: Response, file: HubFile, idle: IdleWatch): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (reader === undefined) return
  try {
    while (true) {
      const { done, value } = await reader.read()
      if (done) return
      idle.heard()
      yield value
    }
  } catch (thrown) {
    idle.signal.throwIfAborted()
    throw cut(file.path, thrown)
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function cut(path: string, cause?: unknown): EvaError {
  return new EvaError('model_unavailable', `The download of ${path} was cut off.`, {
    cause,
    fix: 'Start again: it goes on where it stopped.',
  })
}
