import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'

/** How the hub hands out the bytes of a file. */
export type Behaviour =
  | { readonly type: 'honest' }
  /** The connection breaks after so many bytes. */
  | { readonly type: 'cuts'; readonly afterBytes: number }
  /** Ends properly, but early: the length was never announced. */
  | { readonly type: 'ends early'; readonly afterBytes: number }
  /** Some bytes come, then nothing; `reached` is called at that point. */
  | { readonly type: 'stalls'; readonly afterBytes: number; readonly reached: () => void }
  /** Takes the request and never answers; `reached` is called with it. */
  | { readonly type: 'hangs'; readonly reached: () => void }
  | { readonly type: 'ignores ranges' }
  | { readonly type: 'answers another range' }
  | { readonly type: 'refuses ranges' }
  | { readonly type: 'damages a byte' }
  | { readonly type: 'sends too much' }
  /** Has another version of the file by now. */
  | { readonly type: 'has changed'; readonly bytes: Buffer }
  | { readonly type: 'announces'; readonly bytes: number }
  /** A page of the network's owner, as a hotel's network sends it. */
  | { readonly type: 'sends a page' }
  | { readonly type: 'redirects'; readonly to: string }
  | { readonly type: 'refuses'; readonly status: number }

export type MisbehavingHub = {
  readonly baseUrl: string
  behaviour: Behaviour
  /** How it hands out some of the files in place of that, by their paths. */
  readonly exceptions: Map<string, Behaviour>
  /** Every request so far: path, and range where one was asked for. */
  readonly requests: readonly string[]
  /** The headers of each of them. */
  readonly headers: readonly IncomingHttpHeaders[]
  close(): Promise<void>
}

/**
 * A model hub on loopback for tests: lists `files` of the repository `ada/tiny` truthfully (or as `listed` says) and then
 * does as `behaviour` says. `more` are the files of other repositories, by their names.
 */
export async function startMisbehavingHub(
  files: Readonly<Record<string, Buffer>>,
  listed: readonly unknown[] = Object.entries(files).map(([path, bytes]) => listEntry(path, bytes)),
  more: Readonly<Record<string, Readonly<Record<string, Buffer>>>> = {},
): Promise<MisbehavingHub> {
  const listings = new Map<string, readonly unknown[]>([['ada/tiny', listed]])
  const held = new Map(Object.entries({ 'ada/tiny': files, ...more }))
  for (const [repository, theirs] of Object.entries(more)) {
    listings.set(
      repository,
      Object.entries(theirs).map(([path, bytes]) => (bytes.length < LARGE_BYTES ? gitEntry : listEntry)(path, bytes)),
    )
  }
  const requests: string[] = []
  const headers: IncomingHttpHeaders[] = []
  const exceptions = new Map<string, Behaviour>()
  const hub = { behaviour: { type: 'honest' } as Behaviour, exceptions }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://hub').pathname)
    requests.push([path, request.headers.range].filter((part) => part !== undefined).join(' '))
    headers.push(request.headers)
    const [, tree, under] = /^\/api\/models\/([^/]+\/[^/]+)\/tree\/main(?:\/(.+))?$/.exec(path) ?? []
    const listing = tree === undefined ? undefined : listings.get(tree)
    if (listing !== undefined)
      return void response.end(JSON.stringify(listing.filter((entry) => isUnder(entry, under))))
    const [, repository, file] = /^\/([^/]+\/[^/]+)\/resolve\/main\/(.+)$/.exec(path) ?? []
    const bytes = held.get(repository ?? '')?.[file ?? '']
    if (file === undefined || bytes === undefined) return void response.writeHead(404).end()
    send(request, response, bytes, exceptions.get(file) ?? hub.behaviour)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the hub has no port')
  return Object.assign(hub, {
    baseUrl: `http://127.0.0.1:${address.port}`,
    requests,
    headers,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}

const isUnder = (entry: unknown, folder: string | undefined): boolean => {
  if (folder === undefined) return true
  const path = typeof entry === 'object' && entry !== null && 'path' in entry ? entry.path : ''
  return typeof path === 'string' && path.startsWith(`${folder}/`)
}

/** Smaller files are kept by the hub as git keeps them, and listed so. */
const LARGE_BYTES = 1_000

/** What the hub's file list says of a small file. */
export const gitEntry = (path: string, bytes: Buffer): unknown => ({
  type: 'file',
  path,
  size: bytes.length,
  oid: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
})

/** What the hub's file list says of a file of a model; `path` may be anything. */
export function listEntry(path: string, bytes: Buffer): unknown {
  return {
    type: 'file',
    path,
    size: bytes.length,
    oid: 'a git hash',
    lfs: { oid: sha256(bytes), size: bytes.length, pointerSize: 134 },
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function send(request: IncomingMessage, response: ServerResponse, stored: Buffer, behaviour: Behaviour): void {
  const bytes = behaviour.type === 'has changed' ? behaviour.bytes : stored
  const etag = `"${sha256(bytes).slice(0, 16)}"`
  const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  const from = asked === undefined || !isSame || behaviour.type === 'ignores ranges' ? 0 : Number(asked)
  const rest = bytes.subarray(from)
  const answered = behaviour.type === 'answers another range' ? from + 1 : from
  const status = from > 0 ? 206 : 200
  const range = { 'content-range': `bytes ${answered}-${bytes.length - 1}/${bytes.length}` }
  const headers = { etag, 'content-type': 'application/octet-stream', ...(from > 0 ? range : {}) }
  switch (behaviour.type) {
    case 'refuses':
      return void response.writeHead(behaviour.status).end('no')
    case 'redirects':
      return void response.writeHead(302, { location: behaviour.to }).end()
    case 'hangs':
      return void behaviour.reached()
    case 'sends a page':
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Welcome</h1>')
    case 'announces':
      response.writeHead(status, { ...headers, 'content-length': behaviour.bytes })
      return void response.write(rest)
    case 'refuses ranges':
      if (from === 0) return void response.writeHead(200, headers).end(rest)
      return void response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end()
    case 'cuts':
      response.writeHead(status, { ...headers, 'content-length': rest.length })
      return void response.write(rest.subarray(0, behaviour.afterBytes), () => response.destroy())
    case 'ends early':
      return void response.writeHead(status, headers).end(rest.subarray(0, behaviour.afterBytes))
    case 'stalls':
      response.writeHead(status, { ...headers, 'content-length': rest.length })
      return void response.write(rest.subarray(0, behaviour.afterBytes), () => behaviour.reached())
    case 'damages a byte':
      return void response.writeHead(status, headers).end(Buffer.concat([rest.subarray(0, -1), Buffer.from([0x2a])]))
    case 'sends too much':
      response.writeHead(status, headers)
      // Without a length, in two pieces: the first alone does not tell.
      return void response.write(rest, () => response.end('and more'))
    case 'honest':
    case 'ignores ranges':
    case 'answers another range':
    case 'has changed':
      return void response.writeHead(status, { ...headers, 'content-length': rest.length }).end(rest)
    default:
      behaviour satisfies never
  }
}
