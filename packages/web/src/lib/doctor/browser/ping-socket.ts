import type { Socket, SocketHandlers } from '../../connection/connection.ts'
import type { Timers } from '../../timers.ts'
import { type BrowserFound, found } from './browser-found.ts'

/** So many are sent, one after the other; the middle one counts. */
const PINGS = 5
/** A socket that has not answered by then does not, in ms. */
const LIMIT_MS = 5_000

/** How long something takes to Eva and back, over a socket of its own. */
export function pingSocket(open: (handlers: SocketHandlers) => Socket, timers: Timers): Promise<BrowserFound> {
  const { promise, resolve } = Promise.withResolvers<BrowserFound>()
  const tookMs: number[] = []
  let sentAtMs = 0
  let isOver = false
  const end = (result: BrowserFound): void => {
    if (isOver) return
    isOver = true
    stopWaiting()
    socket.close()
    resolve(result)
  }
  const refused = (): void => end(found('bad', { code: 'socket_refused', facts: {} }))
  const stopWaiting = timers.after(LIMIT_MS, refused)
  const ping = (): void => {
    sentAtMs = timers.now()
    socket.send(JSON.stringify({ type: 'ping', id: tookMs.length }))
  }
  const socket = open({
    onOpen: ping,
    onClose: refused,
    onBinary: () => {},
    onText(text) {
      if (isOver || !text.includes('"pong"')) return
      tookMs.push(timers.now() - sentAtMs)
      if (tookMs.length < PINGS) return ping()
      const middle = tookMs.toSorted((a, b) => a - b)[Math.floor(PINGS / 2)] ?? 0
      end(found('good', { code: 'socket_answers', facts: { pings: PINGS } }, Math.round(middle * 10) / 10))
    },
  })
  return promise
}
