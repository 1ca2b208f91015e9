import { CloseCode } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import type { WebSocket } from 'ws'
import { Connection, type ConnectionContext } from './connection.ts'

/** Every socket is asked for a sign of life this often, in ms; one that has given none by the next time is closed. */
const PING_EVERY_MS = 30_000
/** Time for a close frame to be answered before the socket is cut, in ms. */
const CLOSE_GRACE_MS = 1_000

/** `/ws/chat`: each socket becomes a connection. */
export function chatSocket(app: FastifyInstance, context: ConnectionContext): void {
  const sockets = new Set<WebSocket>()
  const silent = new Set<WebSocket>()

  app.get('/ws/chat', { websocket: true }, (socket: WebSocket) => {
    sockets.add(socket)
    const connection = new Connection(asConnectionSocket(socket), context)
    socket.on('message', (data, isBinary) => {
      if (isBinary) connection.receiveBinary()
      else connection.receiveText(data.toString())
    })
    socket.on('pong', () => silent.delete(socket))
    // The close that follows says all there is to say: a bad frame, a frame too large.
    socket.on('error', () => {})
    socket.on('close', () => {
      sockets.delete(socket)
      silent.delete(socket)
      connection.closed()
    })
    connection.greet()
  })

  // One timer for all: a thousand idle sockets cost no timers.
  const heartbeat = setInterval(() => {
    for (const socket of sockets) {
      if (silent.has(socket)) {
        socket.close(CloseCode.noPong, 'no sign of life')
        socket.terminate()
      } else {
        silent.add(socket)
        socket.ping()
      }
    }
  }, PING_EVERY_MS)
  heartbeat.unref()

  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const socket of sockets) socket.close(CloseCode.shutdown, 'Eva is stopping')
  })
}

function asConnectionSocket(socket: WebSocket): ConstructorParameters<typeof Connection>[0] {
  return {
    get bufferedAmount() {
      return socket.bufferedAmount
    },
    send: (data, flushed) => socket.send(data, flushed),
    close: (code, reason) => {
      socket.close(code, reason)
      // A reader that reads nothing does not read the close either.
      setTimeout(() => socket.terminate(), CLOSE_GRACE_MS).unref()
    },
  }
}
