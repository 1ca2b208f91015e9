import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
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
  | 'caches_by_text'
  | 'claims_a_mute_voice'
  | 'owns_up_to_a_mute_voice'
  | 'takes_bad_input'
  | 'refuses_the_hurry'
  | 'breaks_on_a_bad_frame'
  | 'opens_the_door'
  | 'shows_a_key'
  | 'lets_the_gpu_idle'
  | 'uses_the_gpu'
  | 'names_no_gpu_load'

export type CheatingEva = { readonly url: string; close(): Promise<void> }

const pause = async (ms: number): Promise<void> => setTimeout(ms)

/** Requests before the collapse, and what each costs after it, ms: far above what a busy machine makes of the first ones. */
const GOOD_REQUESTS = 5
const COLLAPSED_MS = 4_000

/**
 * Stands before a real Eva, passes everything on, and cheats in one way.
 *
 * @param secret what opens the Eva behind, for one that lets everybody in
 * @param take lets time pass, on the clock that she is measured by
 */
export async function startCheatingEva(
  behind: string,
  cheat: Cheat,
  secret: string | null = null,
  take: (ms: number) => Promise<void> = pause,
): Promise<CheatingEva> {
  const state: State = { chats: 0, cached: null, byText: new Map(), take }
  const opened = cheat === 'opens_the_door' && secret !== null ? { authorization: `Bearer ${secret}` } : {}
  const server = createServer((incoming, outgoing) => {
    passOn(incoming, outgoing, behind, cheat, state, opened).catch(() => outgoing.destroy())
  })
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (incoming, socket, head) => {
    const upstream = new WebSocket(`${behind.replace('http', 'ws')}${incoming.url}`, {
      headers: { ...withoutHop(incoming), ...opened },
    })
    upstream.once('error', () => socket.destroy())
    upstream.once('open', () => {
      sockets.handleUpgrade(incoming, socket, head, (client) =>
        joinSockets(client, socket, upstream, cheat, sockets.clients),
      )
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

type State = {
  chats: number
  cached: Buffer | null
  readonly byText: Map<string, Buffer>
  readonly take: (ms: number) => Promise<void>
}

async function passOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  behind: string,
  cheat: Cheat,
  state: State,
  opened: Readonly<Record<string, string>>,
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
    if (cheat === 'collapses_after_five' && state.chats > GOOD_REQUESTS) await state.take(COLLAPSED_MS)
  }
  const wantsText = path === '/chat' && cheat === 'caches_by_text'
  const message = wantsText ? /"message":"([^"]*)"/.exec(body.toString('utf8'))?.[1] : undefined
  const known = message === undefined ? undefined : state.byText.get(message)
  if (known !== undefined) {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(known)
    return
  }
  if (path === '/tts' && (cheat === 'claims_a_mute_voice' || cheat === 'owns_up_to_a_mute_voice')) {
    outgoing.writeHead(503, { 'content-type': 'application/json' }).end('{}')
    return
  }
  const upstream = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method } = incoming
    const asked = request(new URL(path, behind), { method, headers: { ...withoutHop(incoming), ...opened } }, resolve)
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
  if (message !== undefined && upstream.statusCode === 200) {
    const answer = await buffer(upstream)
    state.byText.set(message, answer)
    outgoing.writeHead(200, headers).end(answer)
    return
  }
  if (path === '/chat' && cheat === 'takes_bad_input' && upstream.statusCode === 400) {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"response":"Sure!"}')
    upstream.resume()
    return
  }
  if (path === '/chat' && cheat === 'refuses_the_hurry' && upstream.statusCode === 400) {
    outgoing.writeHead(429, { 'content-type': 'application/json' })
    upstream.pipe(outgoing)
    return
  }
  const rewrite = REWRITES.find((each) => each.cheat === cheat && each.path === path)
  if (rewrite !== undefined && upstream.statusCode === 200) {
    const lie = rewrite.lie((await buffer(upstream)).toString('utf8'))
    outgoing.writeHead(200, { 'content-type': headers['content-type'] ?? 'application/json' }).end(lie)
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

type Rewrite = { readonly cheat: Cheat; readonly path: string; readonly lie: (body: string) => string }

/** A GPU in `/stats`, and a model on this machine. */
const withGpu =
  (utilization: number | null) =>
  (body: string): string =>
    body
      .replace(
        '"gpu":null',
        `"gpu":{"name":"GPU of the test","utilization":${utilization},"memory_used_mb":9000,"memory_total_mb":24000,"temperature":40}`,
      )
      .replace(
        '"embedded":null',
        '"embedded":{"model":"of the test","device":"CPU","device_name":null,"gpu_layers":0,"layers":28,"gpu_memory_mb":0}',
      )

const REWRITES: readonly Rewrite[] = [
  {
    cheat: 'stats_lie',
    path: '/stats',
    lie: (body) => body.replaceAll(/"avg":(\d+(?:\.\d+)?)/g, (_, ms) => `"avg":${Number(ms) * 0.4}`),
  },
  {
    cheat: 'owns_up_to_a_mute_voice',
    path: '/health',
    lie: (body) =>
      body
        .replace('"status":"healthy"', '"status":"degraded"')
        .replace('"tts":true', '"tts":false')
        .replaceAll(/("(?:flite|espeak)":\{"ok":)true/g, '$1false'),
  },
  // Nobody's: made up in the form that one cloud gives its keys.
  { cheat: 'shows_a_key', path: '/metrics', lie: (body) => `${body}# key gsk_${'a1B2'.repeat(13)}\n` },
  { cheat: 'lets_the_gpu_idle', path: '/stats', lie: withGpu(0) },
  { cheat: 'uses_the_gpu', path: '/stats', lie: withGpu(73) },
  { cheat: 'names_no_gpu_load', path: '/stats', lie: withGpu(null) },
]

function joinSockets(client: Socket, wire: Duplex, upstream: Socket, cheat: Cheat, all: ReadonlySet<Socket>): void {
  const held: (readonly [data: Buffer, isBinary: boolean])[] = []
  upstream.on('message', (data: Buffer, isBinary) => {
    if (cheat !== 'streams_in_a_lump' || isBinary) return client.send(data, { binary: isBinary })
    held.push([data, isBinary])
    const type = /"type":"(\w+)"/.exec(data.toString('utf8'))?.[1]
    // A turn is held back until it is whole.
    if (type === 'token' || type === 'state' || type === 'sentence') return
    if (type !== 'turn_end' && held.some(([frame]) => frame.includes('"token"'))) return
    // In one piece: how busy the machine is does not spread it out again.
    wire.cork()
    for (const [frame, binary] of held.splice(0)) client.send(frame, { binary })
    wire.uncork()
  })
  client.on('message', (data: Buffer, isBinary) => {
    const text = data.toString('utf8')
    if (cheat === 'ignores_ping' && text.includes('"ping"')) return
    if (cheat === 'breaks_on_a_bad_frame' && text.includes('"dance"')) for (const each of all) each.terminate()
    upstream.send(data, { binary: isBinary })
  })
  client.once('close', () => upstream.close())
  upstream.once('close', (code) =>
    [1000, 1009].includes(code) || code >= 4000 ? client.close(code) : client.terminate(),
  )
}

/** The headers of a request, for the next hop. */
function withoutHop({ headers }: IncomingMessage): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(connection|upgrade|sec-websocket-.*|content-length|transfer-encoding)$/.test(name),
  )
  return Object.fromEntries(kept.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}
