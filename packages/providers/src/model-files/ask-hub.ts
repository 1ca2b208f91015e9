import { type Clock, EvaError } from '@eva/core'
import { redirectRefusal } from './address-rules.ts'
import { type IdleWatch, watchIdle } from './watch-idle.ts'

/** How the hub is reached; `fetch` is an argument so that tests and proxies can stand in. */
export type Reach = { readonly fetch: typeof fetch; readonly clock: Clock; readonly signal: AbortSignal }

/** From a file's name to its bytes a hub redirects once or twice; more is a circle. */
const MAX_REDIRECTS = 5

/** Longest file list that is read; one of a thousand files has about 400 kB. */
const MAX_LIST_BYTES = 8 * 1024 * 1024

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Fetches an address of the hub. A name and password in the address are sent as such to that very host, and to no other
 * that it redirects to. The answer is one with content, or 416 for a range that the file does not have. Throws
 * `model_not_found` when the hub does not have it, `model_unavailable` when it cannot be reached or refuses, or the
 * signal's reason.
 */
export async function askHub(
  what: string,
  address: URL,
  reach: Omit<Reach, 'clock'>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { url: first, authorization } = withoutCredentials(address)
  let url = first
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const own = url.origin === first.origin ? authorization : {}
    const response = await fetchOnce(what, url, reach, { ...headers, ...own })
    if (response.ok || response.status === 416) return response
    await response.body?.cancel()
    if (!REDIRECTS.has(response.status)) throw refused(what, response.status)
    url = nextAddress(what, url, response.headers.get('location'))
  }
  throw new EvaError('model_unavailable', `${first.host} sends in circles who asks for ${what}.`, TRY_LATER)
}

/** The answer to a question that fits in memory, read whole. Throws as `askHub`, and `model_unavailable` for silence. */
export async function askHubForJson(
  what: string,
  address: URL,
  reach: Reach,
): Promise<{ readonly body: unknown; readonly headers: Headers }> {
  const idle = watchIdle(reach, what)
  try {
    const response = await askHub(what, address, { fetch: reach.fetch, signal: idle.signal })
    idle.heard()
    const body: unknown = await readJson(response, idle).catch((thrown: unknown) => {
      idle.signal.throwIfAborted()
      throw new EvaError('model_unavailable', `The file list of ${what} makes no sense.`, {
        cause: thrown,
        ...TRY_LATER,
      })
    })
    return { body, headers: response.headers }
  } finally {
    idle.stop()
  }
}

async function readJson(response: Response, idle: IdleWatch): Promise<unknown> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of response.body ?? []) {
    idle.heard()
    bytes += piece.length
    if (bytes > MAX_LIST_BYTES) throw new EvaError('model_unavailable', 'The list has no end.')
    pieces.push(piece)
  }
  return JSON.parse(Buffer.concat(pieces).toString())
}

const TRY_LATER = { fix: 'Try again later.' }

async function fetchOnce(
  what: string,
  url: URL,
  { fetch, signal }: Omit<Reach, 'clock'>,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  return fetch(url, { signal, headers, redirect: 'manual' }).catch((thrown: unknown) => {
    signal.throwIfAborted()
    throw new EvaError('model_unavailable', `${url.host} cannot be reached to fetch ${what}.`, {
      cause: thrown,
      fix: 'Check the connection; a language model may also be downloaded elsewhere and named by its path in EVA_LOCAL_MODEL.',
    })
  })
}

function nextAddress(what: string, from: URL, location: string | null): URL {
  const to = URL.parse(location ?? '', from.href)
  const refusal = location === null || to === null ? 'to nowhere' : redirectRefusal(from, to)
  if (refusal === null && to !== null) return to
  throw new EvaError('model_unavailable', `${from.host} sends who asks for ${what} ${refusal}: not followed.`, {
    fix: 'Check HF_ENDPOINT, or download the file elsewhere.',
  })
}

function refused(what: string, status: number): EvaError {
  if ([401, 403, 404].includes(status)) {
    return new EvaError('model_not_found', `${what} does not exist or is not public (HTTP ${status}).`, {
      fix: 'Check the spelling of the model’s name.',
    })
  }
  return new EvaError('model_unavailable', `${what} could not be fetched (HTTP ${status}).`, TRY_LATER)
}

function withoutCredentials(address: URL): { url: URL; authorization: Record<string, string> } {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  if (address.username === '' && address.password === '') return { url, authorization: {} }
  const pair = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`
  return { url, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } }
}
