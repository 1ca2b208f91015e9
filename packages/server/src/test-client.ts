import {
  type AudioFrame,
  decodeAudioFrame,
  parseServerEvent,
  type ServerEvent,
  type ServerEventOf,
} from '@eva/protocol'
import WebSocket, { type ClientOptions } from 'ws'

type EventType = ServerEvent['type']

/** A client of `/ws/chat` for tests: everything that came, in order, and promises for what is still to come. */
export type TestClient = {
  readonly socket: WebSocket
  readonly events: readonly ServerEvent[]
  readonly frames: readonly AudioFrame[]
  send(frame: object | string): void
  /** The next event of that type that was not asked for yet. */
  next<Type extends EventType>(type: Type): Promise<ServerEventOf<Type>>
  /** The code with which the socket was closed. */
  readonly closed: Promise<number>
  /** What was said at the close; empty before. */
  closeReason(): string
  close(): Promise<number>
}

/** Connects and waits for the socket to open. Rejects with the HTTP status when the upgrade is refused. */
export async function connectClient(url: string, options: ClientOptions = {}): Promise<TestClient> {
  const socket = new WebSocket(url, options)
  const events: ServerEvent[] = []
  const frames: AudioFrame[] = []
  const asked = new Map<EventType, number>()
  const waiting: (() => void)[] = []
  const { promise: closed, resolve: close } = Promise.withResolvers<number>()
  const wake = (): void => {
    for (const look of waiting.splice(0)) look()
  }

  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) {
      const frame = decodeAudioFrame(data)
      if (frame === null) throw new Error('a binary frame could not be read')
      frames.push(frame)
    } else {
      const event = parseServerEvent(data.toString())
      if (event.type === 'invalid' || event.type === 'unknown') throw new Error(`not in the protocol: ${data}`)
      events.push(event)
    }
    wake()
  })
  let closeReason = ''
  socket.on('close', (code, reason) => {
    closeReason = reason.toString()
    close(code)
    wake()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))))
    socket.once('error', reject)
  })
  socket.on('error', () => {})

  async function next<Type extends EventType>(type: Type): Promise<ServerEventOf<Type>> {
    for (;;) {
      const known = asked.get(type) ?? 0
      const found = events.filter((event): event is ServerEventOf<Type> => event.type === type)[known]
      if (found !== undefined) {
        asked.set(type, known + 1)
        return found
      }
      if (socket.readyState === WebSocket.CLOSED) throw new Error(`closed before ${type}`)
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }

  return {
    socket,
    events,
    frames,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    next,
    closed,
    closeReason: () => closeReason,
    close: () => {
      socket.close()
      return closed
    },
  }
}
