import type { Socket } from 'node:net'
import { EvaError } from '@eva/core'
import { CloseCode, MAX_CLIENT_FRAGMENTS, MAX_CLIENT_FRAME_BYTES } from '@eva/protocol'
import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RawData, WebSocket } from 'ws'
import { closeWithReason } from './close-with-reason.ts'
import { Connection, type ConnectionContext } from './connection.ts'

/** Every socket is asked for a sign of life this often, in ms; one that has given none by the next time is closed. */
const PING_EVERY_MS = 30_000
/** Time for a close frame to be answered before the socket is cut, in ms. */
const CLOSE_GRACE_MS = 1_000

/** Aborts when whoever asked is signed out; `null` for those who did not sign in. */
type SignedOut = (request: FastifyRequest) => AbortSignal | null

/** `/ws/chat`: each socket becomes a connection, and ends when its device is signed out. */
export async function chatSocket(
  app: FastifyInstance,
  context: ConnectionContext,
  signedOut: SignedOut,
): Promise<void> {
  const sockets = new Set<WebSocket>()
  const silent = new Set<WebSocket>()

  // One timer for all: a thousand idle sockets cost no timers.
  const heartbeat = setInterval(() => beat(sockets, silent), PING_EVERY_MS)
  heartbeat.unref()
  await app.register(websocket, {
    options: {
      maxPayload: MAX_CLIENT_FRAME_BYTES,
      maxFragments: MAX_CLIENT_FRAGMENTS,
      perMessageDeflate: false,
    },
    errorHandler(error, socket, { log }) {
      // What a client breaks is its own affair: the close code tells it, and the log is for what Eva breaks.
      if (isClientsFault(error)) log.debug({ code: error.code }, 'a client broke the rules of the socket')
      else log.error({ err: error }, 'a socket failed')
      cutSoon(socket)
    },
    preClose(done) {
      clearInterval(heartbeat)
      for (const socket of sockets) closeSoon(socket, CloseCode.shutdown, 'Eva is stopping')
      done()
    },
  })
  app.addHook('onResponse', async (request) => {
    // A refused upgrade is no connection any more: it must not keep the server from closing.
    if (request.headers.upgrade !== undefined) request.raw.socket.destroySoon()
  })

  const notUpgraded = async (): Promise<never> => {
    throw new EvaError('invalid_request', '/ws/chat is a WebSocket.', { fix: 'Connect to it as one.' })
  }
  const wsHandler = (socket: WebSocket, request: FastifyRequest): void => {
    closeWithReason(socket)
    sockets.add(socket)
    const connection = new Connection(asConnectionSocket(socket, request.raw.socket), context)
    socket.on('message', (data, isBinary) => {
      if (isBinary) connection.receiveBinary(bytesOf(data))
      else connection.receiveText(data.toString())
    })
    socket.on('pong', () => silent.delete(socket))
    socket.on('close', () => {
      sockets.delete(socket)
      silent.delete(socket)
      connection.closed()
    })
    const leaving = signedOut(request)
    const leave = (): void => closeSoon(socket, CloseCode.signedOut, 'this device was signed out')
    leaving?.addEventListener('abort', leave)
    socket.on('close', () => leaving?.removeEventListener('abort', leave))
    connection.greet()
  }
  app.route({ method: 'GET', url: '/ws/chat', handler: notUpgraded, wsHandler })
}

/** A frame as one stretch of bytes, however it came. */
function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}

function beat(sockets: ReadonlySet<WebSocket>, silent: Set<WebSocket>): void {
  for (const socket of sockets) {
    if (silent.has(socket)) closeSoon(socket, CloseCode.noPong, 'no sign of life')
    else {
      silent.add(socket)
      socket.ping()
    }
  }
}

/** Whether an error of a socket comes from what was sent over it, or from a line that was cut. */
const isClientsFault = (error: Error): error is Error & { readonly code: string } =>
  'code' in error && /^(WS_ERR_|ECONNRESET$|EPIPE$)/.test(String(error.code))

function closeSoon(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason)
  cutSoon(socket)
}

function cutSoon(socket: WebSocket): void {
  // A reader that reads nothing does not read the close either.
  setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref()
}

function asConnectionSocket(socket: WebSocket, raw: Socket): ConstructorParameters<typeof Connection>[0] {
  return {
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    send: (data, flushed) => socket.send(data, flushed),
    cork: () => raw.cork(),
    uncork: () => raw.uncork(),
    close: (code, reason) => closeSoon(socket, code, reason),
  }
}
