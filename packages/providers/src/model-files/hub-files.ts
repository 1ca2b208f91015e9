import { EvaError } from '@eva/core'
import { isPlainModelPath, type ModelSpec } from './model-spec.ts'

/** A file in a model repository, as the hub's file list describes it. */
export type HubFile = {
  readonly path: string
  readonly sizeBytes: number
  /** Of the whole file, in lower-case hexadecimal. */
  readonly sha256: string
}

/** How the hub is reached; `fetch` is an argument so that tests and proxies can stand in. */
export type Hub = { readonly baseUrl: string; readonly fetch: typeof fetch; readonly signal: AbortSignal }

type HubSpec = Exclude<ModelSpec, { type: 'path' }>

const SPLIT_PART = /-\d{5}-of-\d{5}\.gguf$/
const SHA256 = /^[0-9a-f]{64}$/

/** Finds the one file that a specification means. Throws `model_unavailable` when there is none, or no checksum for it. */
export async function findHubFile(spec: HubSpec, hub: Hub): Promise<HubFile> {
  const files = (await listFiles(spec.repository, hub)).filter(({ path }) => isPlainModelPath(path))
  const file = files.find(({ path }) => {
    return spec.type === 'file' ? path === spec.file : matchesQuantisation(path, spec.quantisation)
  })
  if (file === undefined) {
    const names = files.map(({ path }) => path).slice(0, 10)
    throw new EvaError('model_unavailable', `${spec.repository} has no such model file.`, {
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

/** The address of the file's bytes; each part of the path is encoded by itself. */
export function fileUrl(repository: string, path: string, baseUrl: string): URL {
  return new URL(`${repository}/resolve/main/${path.split('/').map(encodeURIComponent).join('/')}`, withSlash(baseUrl))
}

/** Whether the quantisation ends the file's name as a whole word: `iq4_0.gguf` and `q4_0_4_4.gguf` are not `Q4_0`. */
export function matchesQuantisation(path: string, quantisation: string): boolean {
  const wanted = quantisation.toLowerCase()
  const stem = path.toLowerCase().replace(/(-\d{5}-of-\d{5})?\.gguf$/, '')
  return path.endsWith('.gguf') && stem.endsWith(wanted) && /(^|[./\\_-])$/.test(stem.slice(0, -wanted.length))
}

async function listFiles(repository: string, hub: Hub): Promise<readonly HubFile[]> {
  const files: HubFile[] = []
  let next: URL | null = new URL(`api/models/${repository}/tree/main?recursive=true`, withSlash(hub.baseUrl))
  while (next !== null) {
    const page: URL = next
    const response = await askHub(repository, page, hub)
    const body: unknown = await response.json().catch(() => null)
    if (!Array.isArray(body)) throw new EvaError('model_unavailable', `The file list of ${repository} makes no sense.`)
    files.push(...body.flatMap(toHubFile))
    next = nextPage(response.headers.get('link'), page)
  }
  return files
}

/** Large files are listed with the checksum of their content (`lfs.oid`); anything else is no model. */
function toHubFile(entry: unknown): HubFile[] {
  if (!isRecord(entry) || !isRecord(entry.lfs)) return []
  const { path } = entry
  const { oid, size } = entry.lfs
  const isWhole = typeof size === 'number' && Number.isSafeInteger(size) && size > 0
  if (typeof path !== 'string' || typeof oid !== 'string' || !SHA256.test(oid) || !isWhole) return []
  return [{ path, sizeBytes: size, sha256: oid }]
}

/** Long lists come in pages: `Link: <url>; rel="next"`. Followed only on the hub itself. */
function nextPage(link: string | null, current: URL): URL | null {
  const address = /<([^>]+)>;\s*rel="next"/.exec(link ?? '')?.[1]
  if (address === undefined) return null
  const next = new URL(address, current)
  return next.origin === current.origin && next.href !== current.href ? next : null
}

/** Fetches an address of the hub. Throws `model_unavailable` when it cannot be reached or refuses, or the signal's reason. */
export async function askHub(
  what: string,
  url: URL,
  { fetch, signal }: Pick<Hub, 'fetch' | 'signal'>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const response = await fetch(url, { signal, headers }).catch((thrown: unknown) => {
    signal.throwIfAborted()
    throw new EvaError('model_unavailable', `${url.host} cannot be reached to fetch ${what}.`, {
      cause: thrown,
      fix: 'Check the connection, or download the file elsewhere and give its path as EVA_LOCAL_MODEL.',
    })
  })
  if (response.ok) return response
  await response.body?.cancel()
  const isMissing = [401, 403, 404].includes(response.status)
  const problem = isMissing ? 'does not exist or is not public' : 'could not be fetched'
  throw new EvaError('model_unavailable', `${what} ${problem} (HTTP ${response.status}).`, {
    fix: isMissing ? 'Check the spelling of EVA_LOCAL_MODEL.' : 'Try again later.',
  })
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
