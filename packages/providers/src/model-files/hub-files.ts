import { EvaError } from '@eva/core'
import { askHubForJson, type Reach } from './ask-hub.ts'
import type { Checksum } from './checksum.ts'
import { type HubSpec, isPlainModelPath } from './model-spec.ts'

/** A file in a model repository, as the hub's file list describes it. */
export type HubFile = {
  readonly path: string
  readonly sizeBytes: number
  readonly checksum: Checksum
}

const SPLIT_PART = /-\d{5}-of-\d{5}\.gguf$/
/** The part of a seeing model that turns pictures into tokens; it cannot talk. */
const PROJECTOR = /(^|\/)mmproj[^/]*$/i
/** Pages of a file list that are read; each has a thousand entries. */
const MAX_PAGES = 20
const SHA256 = /^[0-9a-f]{64}$/
const SHA1 = /^[0-9a-f]{40}$/

/**
 * Finds the one file that a specification means. Throws `model_not_found` when there is none with a checksum,
 * `model_unavailable` when the hub cannot be asked.
 */
export async function findHubFile(spec: HubSpec, baseUrl: string, reach: Reach): Promise<HubFile> {
  const listed = await listFiles(spec.repository, baseUrl, reach)
  // Large files are listed with the checksum of their content; anything else is no model.
  const files = listed.filter(({ path, checksum }) => isPlainModelPath(path) && checksum.algorithm === 'sha256')
  const file = files.find(({ path }) => isMeant(spec, path))
  if (file === undefined) {
    const names = files.map(({ path }) => path).slice(0, 10)
    throw new EvaError('model_not_found', `${spec.repository} has no such model file.`, {
      fix: names.length === 0 ? 'Name a repository that holds GGUF files.' : `It has: ${names.join(', ')}`,
    })
  }
  if (SPLIT_PART.test(file.path)) {
    throw new EvaError('model_unavailable', `${file.path} is one part of a model in several files.`, {
      fix: 'Name a model that is a single file.',
    })
  }
  return file
}

/** Whether a file of the repository is the one that is meant. */
export function isMeant(spec: HubSpec, path: string): boolean {
  if (spec.type === 'file') return path === spec.file
  return matchesQuantisation(path, spec.quantisation) && !PROJECTOR.test(path)
}

const PUBLIC_HUB = 'https://huggingface.co'

/** Where files come from unless a setting says otherwise. */
export const hubUrl = (): string => process.env.HF_ENDPOINT ?? PUBLIC_HUB

/** The address of the file's bytes; each part of the path is encoded by itself. */
export function fileUrl(repository: string, path: string, baseUrl: string): URL {
  return new URL(`${repository}/resolve/main/${encoded(path)}`, withSlash(baseUrl))
}

/** Whether the quantisation ends the file's name as a whole word: `iq4_0.gguf` and `q4_0_4_4.gguf` are not `Q4_0`. */
function matchesQuantisation(path: string, quantisation: string): boolean {
  const wanted = quantisation.toLowerCase()
  const stem = path.toLowerCase().replace(/(-\d{5}-of-\d{5})?\.gguf$/, '')
  return path.endsWith('.gguf') && stem.endsWith(wanted) && /(^|[./\\_-])$/.test(stem.slice(0, -wanted.length))
}

/**
 * Every file of a repository, or of the folder `under` of it, that the list gives a checksum; paths are as the hub writes
 * them, from the repository's root on.
 */
export async function listFiles(
  repository: string,
  baseUrl: string,
  reach: Reach,
  under = '',
): Promise<readonly HubFile[]> {
  const files: HubFile[] = []
  let pages = 0
  let next: URL | null = new URL(
    `api/models/${repository}/tree/main${under === '' ? '' : `/${encoded(under)}`}?recursive=true`,
    withSlash(baseUrl),
  )
  while (next !== null && pages < MAX_PAGES) {
    pages += 1
    const page: URL = next
    const { body, headers } = await askHubForJson(repository, page, reach)
    if (!Array.isArray(body)) throw new EvaError('model_unavailable', `The file list of ${repository} makes no sense.`)
    files.push(...body.flatMap(toHubFile))
    next = nextPage(headers.get('link'), page)
  }
  return files
}

function toHubFile(entry: unknown): HubFile[] {
  if (!isRecord(entry) || entry.type === 'directory') return []
  const { path, size, oid, lfs } = entry
  const whole = isRecord(lfs) ? { size: lfs.size, checksum: sha256Of(lfs.oid) } : { size, checksum: gitOf(oid) }
  // An empty file can be part of a set, and is no model.
  const isSized =
    typeof whole.size === 'number' && Number.isSafeInteger(whole.size) && whole.size >= (isRecord(lfs) ? 1 : 0)
  if (typeof path !== 'string' || whole.checksum === null || !isSized) return []
  return [{ path, sizeBytes: Number(whole.size), checksum: whole.checksum }]
}

const sha256Of = (oid: unknown): Checksum | null =>
  typeof oid === 'string' && SHA256.test(oid) ? { algorithm: 'sha256', hex: oid } : null

const gitOf = (oid: unknown): Checksum | null =>
  typeof oid === 'string' && SHA1.test(oid) ? { algorithm: 'git', hex: oid } : null

/** Long lists come in pages: `Link: <url>; rel="next"`. Followed only on the hub itself. */
function nextPage(link: string | null, current: URL): URL | null {
  const address = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1]
  if (address === undefined) return null
  const next = new URL(address, current)
  next.username = current.username
  next.password = current.password
  return next.origin === current.origin && next.href !== current.href ? next : null
}

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
