import { request } from 'node:http'
import { request as requestSecurely } from 'node:https'
import { WebSocket } from 'ws'

const LIMIT_MS = 5_000

type Headers = Readonly<Record<string, string>>

/** The status of an answer; `null` where none came. By Node's own client: `fetch` lets nobody choose the `Host`. */
export const statusOf = (base: string, path: string, headers: Headers): Promise<number | null> =>
  new Promise((resolve) => {
    const address = new URL(path, base)
    const ask = address.protocol === 'https:' ? requestSecurely : request
    const asked = ask(address, { headers, timeout: LIMIT_MS }, (response) => {
      response.resume()
      resolve(response.statusCode ?? null)
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(null))
    asked.end()
  })

/** Whether a socket gets as far as her greeting. */
export const isGreeted = (base: string, headers: Headers): Promise<boolean> =>
  new Promise((resolve) => {
    const address = new URL('/ws/chat', base)
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(address, { headers, handshakeTimeout: LIMIT_MS })
    const limit = setTimeout(() => end(false), LIMIT_MS)
    const end = (isIn: boolean): void => {
      clearTimeout(limit)
      socket.terminate()
      resolve(isIn)
    }
    // A server may open the door and close it at once: only a greeting counts.
    socket.once('message', () => end(true))
    socket.once('close', () => end(false))
    socket.once('error', () => end(false))
  })
