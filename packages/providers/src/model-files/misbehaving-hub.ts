import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** How the hub hands out the bytes of a file. */
export type Behaviour =
  | { readonly type: 'honest' }
  /** The connection breaks after so many bytes. */
  | { readonly type: 'cuts'; readonly afterBytes: number }
  /** Ends properly, but early: the length was never announced. */
  | { readonly type: 'ends early'; readonly afterBytes: number }
  /** Some bytes come, then nothing; `reached` is called at that point. */
  | { readonly type: 'stalls'; readonly afterBytes: number; readonly reached: () => void }
  | { readonly type: 'ignores ranges' }
  | { readonly type: 'answers another range' }
  | { readonly type: 'damages a byte' }
  | { readonly type: 'sends too much' }
  | { readonly type: 'refuses'; readonly status: number }

export type MisbehavingHub = {
  readonly baseUrl: string
  behaviour: Behaviour
  /** Every request so far: path, and range where one was asked for. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

/** A model hub on loopback for tests: lists `files` truthfully (or as `listed` says) and then does as `behaviour` says. */
export async function startMisbehavingHub(
  files: Readonly<Record<string, Buffer>>,
  listed: readonly unknown[] = Object.entries(files).map(([path, bytes]) => listEntry(path, bytes)),
): Promise<MisbehavingHub> {
  const requests: string[] = []
  const hub = { behaviour: { type: 'honest' } as Behaviour }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://hub').pathname)
    requests.push([path, request.headers.range].filter((part) => part !== undefined).join(' '))
    if (path === '/api/models/ada/tiny/tree/main') return void response.end(JSON.stringify(listed))
    const bytes = files[path.replace('/ada/tiny/resolve/main/', '')]
    if (bytes === undefined) return void response.writeHead(404).end()
    send(request, response, bytes, hub.behaviour)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the hub has no port')
  return Object.assign(hub, {
    baseUrl: `http://127.0.0.1:${address.port}`,
    requests,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}

export function listEntry(path: string, bytes: Buffer): unknown {
  const oid = createHash('sha256').update(bytes).digest('hex')
  return {
    type: 'file',
    path,
    size: bytes.length,
    oid: 'a git hash',
    lfs: { oid, size: bytes.length, pointerSize: 134 },
  }
}

function send(request: IncomingMessage, response: ServerResponse, bytes: Buffer, behaviour: Behaviour): void {
  const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
  const from = asked === undefined || behaviour.type === 'ignores ranges' ? 0 : Number(asked)
  const rest = bytes.subarray(from)
  const answered = behaviour.type === 'answers another range' ? from + 1 : from
  const range = { 'content-range': `bytes ${answered}-${bytes.length - 1}/${bytes.length}` }
  const status = from > 0 ? 206 : 200
  switch (behaviour.type) {
    case 'refuses':
      return void response.writeHead(behaviour.status).end('no')
    case 'cuts':
      response.writeHead(status, { ...range, 'content-length': rest.length })
      return void response.write(rest.subarray(0, behaviour.afterBytes), () => response.destroy())
    case 'ends early':
      return void response.writeHead(status, range).end(rest.subarray(0, behaviour.afterBytes))
    case 'stalls':
      response.writeHead(status, { ...range, 'content-length': rest.length })
      return void response.write(rest.subarray(0, behaviour.afterBytes), () => behaviour.reached())
    case 'damages a byte':
      return void response.writeHead(status, range).end(Buffer.concat([rest.subarray(0, -1), Buffer.from([0x2a])]))
    case 'sends too much':
      return void response.writeHead(status, range).end(Buffer.concat([rest, Buffer.from('and more')]))
    case 'honest':
    case 'ignores ranges':
    case 'answers another range':
      return void response.writeHead(status, range).end(rest)
    default:
      behaviour satisfies never
  }
}
