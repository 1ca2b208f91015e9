import { decodeAudioFrame, parseServerEvent, type ServerEvent } from '@eva/protocol'
import { WebSocket } from 'ws'
import type { Clock } from '../clock.ts'
import type { HttpClient } from './http-client.ts'

/** Something that came over the socket, and when. */
export type Arrival =
  | { readonly kind: 'event'; readonly event: ServerEvent; readonly atMs: number }
  | { readonly kind: 'audio'; readonly samples: number; readonly atMs: number }

/** A turn as its client saw it; instants in ms from its message. */
export type SeenTurn = {
  readonly id: string
  readonly text: string
  readonly status: string
  readonly provider: string | null
  readonly firstTokenMs: number | null
  readonly tokensAtMs: readonly number[]
  readonly totalMs: number
}

/** One socket on `/ws/chat`, in one conversation. */
export type Talk = {
  readonly sessionId: string
  readonly epoch: string
  readonly arrivals: readonly Arrival[]
  lastSeq(): number
  send(frame: Readonly<Record<string, unknown>>): void
  /** Whatever it is, right or wrong. */
  sendRaw(frame: string | Uint8Array): void
  /** With which code the socket was closed, once it is. */
  readonly closed: Promise<number>
  /** Resolves with the first arrival from `from` on that passes; rejects after the limit, or when the socket closes. */
  until(passes: (arrival: Arrival) => boolean, limitMs: number, from?: number): Promise<Arrival>
  /** Says something, and follows its turn to the end. */
  ask(message: string, options?: { readonly speak?: boolean }): Promise<SeenTurn>
  /** The round trip of a ping, ms; `null` when it was not answered in time. */
  ping(): Promise<number | null>
  /** Cuts the connection as a lost network does. */
  cut(): void
  close(): void
}

const OPEN_LIMIT_MS = 5_000
/** The longest answer that is waited for, ms. */
const TURN_LIMIT_MS = 20_000
/** A ping that was not answered by then is not answered, ms. */
const PING_LIMIT_MS = 2_000

/** Nothing of the kind came in time, or the connection ended. */
export class NothingCame extends Error {
  override readonly name = 'NothingCame'
}

/** Opens a socket and waits for the greeting. */
export async function openTalk(
  http: HttpClient,
  clock: Clock,
  sessionId: string | null,
  signal: AbortSignal,
): Promise<Talk> {
  const address = new URL('/ws/chat', http.base)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address, {
    headers: http.headers,
    perMessageDeflate: false,
    handshakeTimeout: OPEN_LIMIT_MS,
  })
  const arrivals: Arrival[] = []
  const watchers = new Set<() => void>()
  let closed = false
  const wake = (): void => {
    for (const watcher of [...watchers]) watcher()
  }
  socket.on('message', (data: Buffer, isBinary) => {
    const atMs = clock.nowMs()
    if (isBinary) {
      const frame = decodeAudioFrame(data)
      if (frame !== null) arrivals.push({ kind: 'audio', samples: frame.pcm.length, atMs })
    } else {
      const event = parseServerEvent(data.toString('utf8'))
      if (event.type !== 'invalid' && event.type !== 'unknown') arrivals.push({ kind: 'event', event, atMs })
    }
    wake()
  })
  const whenClosed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      closed = true
      resolve(code)
      wake()
    })
  })
  socket.on('error', () => {})
  const stop = (): void => socket.terminate()
  signal.addEventListener('abort', stop, { once: true })

  const until = (passes: (arrival: Arrival) => boolean, limitMs: number, from = 0): Promise<Arrival> =>
    new Promise((resolve, reject) => {
      let looked = from
      const timer = setTimeout(() => end(() => reject(new NothingCame(`nothing came within ${limitMs} ms`))), limitMs)
      const end = (settle: () => void): void => {
        clearTimeout(timer)
        watchers.delete(look)
        settle()
      }
      const look = (): void => {
        for (; looked < arrivals.length; looked += 1) {
          const arrival = arrivals[looked]
          if (arrival === undefined || !passes(arrival)) continue
          end(() => resolve(arrival))
          return
        }
        if (closed) end(() => reject(new NothingCame('the connection was closed')))
      }
      watchers.add(look)
      look()
    })

  const hello = await until(isEvent('hello'), OPEN_LIMIT_MS)
  const greeting = hello.kind === 'event' && hello.event.type === 'hello' ? hello.event : null
  const id = sessionId ?? greeting?.session_id ?? ''
  let pings = 0
  const send = (frame: Readonly<Record<string, unknown>>): void => socket.send(JSON.stringify(frame))

  return {
    sessionId: id,
    epoch: greeting?.epoch ?? '',
    arrivals,
    lastSeq: () =>
      arrivals.reduce((seq, arrival) => (arrival.kind === 'event' ? Math.max(seq, arrival.event.seq) : seq), 0),
    send,
    sendRaw: (frame) => socket.send(frame),
    closed: whenClosed,
    until,
    async ask(message, { speak = false } = {}) {
      const from = arrivals.length
      const sentAtMs = clock.nowMs()
      send({ type: 'message', message, session_id: id, speak })
      const start = await until(isEvent('turn_start'), TURN_LIMIT_MS, from)
      const turnId = start.kind === 'event' && start.event.type === 'turn_start' ? start.event.turn_id : ''
      await until((arrival) => isEvent('turn_end')(arrival) && turnOf(arrival) === turnId, TURN_LIMIT_MS, from)
      return seenTurn(arrivals.slice(from), turnId, sentAtMs)
    },
    async ping() {
      pings += 1
      const pingId = `p${pings}`
      const from = arrivals.length
      const sentAtMs = clock.nowMs()
      send({ type: 'ping', id: pingId })
      const pong = (arrival: Arrival): boolean =>
        arrival.kind === 'event' && arrival.event.type === 'pong' && (arrival.event.id ?? pingId) === pingId
      return until(pong, PING_LIMIT_MS, from).then(
        ({ atMs }) => atMs - sentAtMs,
        () => null,
      )
    },
    cut: () => socket.terminate(),
    close() {
      signal.removeEventListener('abort', stop)
      socket.close()
    },
  }
}

export const isEvent =
  (type: ServerEvent['type']) =>
  (arrival: Arrival): boolean =>
    arrival.kind === 'event' && arrival.event.type === type

const turnOf = (arrival: Arrival): string | undefined =>
  arrival.kind === 'event' && 'turn_id' in arrival.event ? arrival.event.turn_id : undefined

/** What came of one turn, put together as a page does. */
export function seenTurn(arrivals: readonly Arrival[], turnId: string, sentAtMs: number): SeenTurn {
  let text = ''
  let status = 'running'
  let provider: string | null = null
  let totalMs = 0
  const tokensAtMs: number[] = []
  for (const arrival of arrivals) {
    if (arrival.kind !== 'event' || turnOf(arrival) !== turnId) continue
    const { event, atMs } = arrival
    if (event.type === 'token') {
      text += event.content
      tokensAtMs.push(atMs - sentAtMs)
    } else if (event.type === 'rewind') text = text.slice(0, event.length)
    else if (event.type === 'turn_end') {
      status = event.status
      provider = event.provider
      totalMs = atMs - sentAtMs
    }
  }
  return { id: turnId, text, status, provider, firstTokenMs: tokensAtMs[0] ?? null, tokensAtMs, totalMs }
}
