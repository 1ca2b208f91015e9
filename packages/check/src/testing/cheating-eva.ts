import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { type WebSocket as Socket, WebSocket, WebSocketServer } from 'ws'

/** One way of looking better, or being worse, than the Eva behind. */
export type Cheat =
  | 'honest'
  | 'caches_replies'
  | 'streams_in_a_lump'
  | 'stats_lie'
  | 'silent_wav'
  | 'collapses_after_five'
  | 'rate_header_stuck'
  | 'ignores_ping'

export type CheatingEva = { readonly url: string; close(): Promise<void> }

/** Requests before the collapse, and what each costs after it, ms. */
const GOOD_REQUESTS = 5
const COLLAPSED_MS = 400

/** Stands before a real Eva, passes everything on, and cheats in one way. */
export async function startCheatingEva(behind: string, cheat: Cheat): Promise<CheatingEva> {
  const state = { chats: 0, cached: null as Buffer | null }
  const server = createServer((incoming, outgoing) => {
    passOn(incoming, outgoing, behind, cheat, state).catch(() => outgoing.destroy())
  })
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (incoming, socket, head) => {
    const upstream = new WebSocket(`${behind.replace('http', 'ws')}${incoming.url}`, { headers: withoutHop(incoming) })
    upstream.once('error', () => socket.destroy())
    upstream.once('open', () => {
      sockets.handleUpgrade(incoming, socket, head, (client) => joinSockets(client, upstream, cheat))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type State = { chats: number; cached: Buffer | null }

async function passOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  behind: string,
  cheat: Cheat,
  state: State,
): Promise<void> {
  const path = incoming.url ?? '/'
  const body = await buffer(incoming)
  const isChat = path === '/chat' && incoming.headers.accept === 'text/event-stream'
  if (isChat) {
    state.chats += 1
    if (cheat === 'caches_replies' && state.cached !== null) {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).end(state.cached)
      return
    }
    if (cheat === 'collapses_after_five' && state.chats > GOOD_REQUESTS) await pause(COLLAPSED_MS)
  }
  const upstream = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method } = incoming
    const asked = request(new URL(path, behind), { method, headers: withoutHop(incoming) }, resolve)
    asked.once('error', reject)
    asked.end(body)
  })
  const headers = { ...upstream.headers }
  delete headers['transfer-encoding']
  if (cheat === 'rate_header_stuck' && headers['ratelimit-remaining'] !== undefined)
    headers['ratelimit-remaining'] = '199'
  if (isChat && cheat === 'caches_replies') {
    state.cached = await buffer(upstream)
    outgoing.writeHead(upstream.statusCode ?? 502, headers).end(state.cached)
    return
  }
  if (path === '/stats' && cheat === 'stats_lie') {
    const lie = JSON.stringify(await asJson(upstream)).replaceAll(
      /"avg":(\d+(?:\.\d+)?)/g,
      (_, ms) => `"avg":${Number(ms) * 0.4}`,
    )
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(lie)
    return
  }
  if (path === '/tts' && cheat === 'silent_wav') {
    const sound = await buffer(upstream)
    outgoing.writeHead(upstream.statusCode ?? 502, headers).end(sound.fill(0, Math.min(44, sound.length)))
    return
  }
  outgoing.writeHead(upstream.statusCode ?? 502, headers)
  upstream.pipe(outgoing)
}

const asJson = async (upstream: IncomingMessage): Promise<unknown> =>
  JSON.parse((await buffer(upstream)).toString('utf8'))

function joinSockets(client: Socket, upstream: Socket, cheat: Cheat): void {
  const held: (readonly [data: Buffer, isBinary: boolean])[] = []
  upstream.on('message', (data: Buffer, isBinary) => {
    if (cheat !== 'streams_in_a_lump' || isBinary) return client.send(data, { binary: isBinary })
    held.push([data, isBinary])
    const type = /"type":"(\w+)"/.exec(data.toString('utf8'))?.[1]
    // A turn is held back until it is whole.
    if (type === 'token' || type === 'state' || type === 'sentence') return
    if (type !== 'turn_end' && held.some(([frame]) => frame.includes('"token"'))) return
    for (const [frame, binary] of held.splice(0)) client.send(frame, { binary })
  })
  client.on('message', (data: Buffer, isBinary) => {
    const text = data.toString('utf8')
    if (cheat === 'ignores_ping' && text.includes('"ping"')) return
    upstream.send(data, { binary: isBinary })
  })
  client.once('close', () => upstream.close())
  upstream.once('close', (code) => (code >= 4000 || code === 1000 ? client.close(code) : client.terminate()))
}

/** The headers of a request, for the next hop. */
function withoutHop({ headers }: IncomingMessage): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(connection|upgrade|sec-websocket-.*|content-length|transfer-encoding)$/.test(name),
  )
  return Object.fromEntries(kept.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
