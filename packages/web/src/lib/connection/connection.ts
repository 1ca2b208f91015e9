import { type ClientFrame, CloseCode, mayReconnect } from '@eva/protocol'
import type { Timers } from '../timers.ts'
import { reconnectDelayMs } from './backoff.ts'

export type SocketHandlers = {
  onOpen(): void
  onText(text: string): void
  onBinary(bytes: ArrayBuffer): void
  /** Called once, also when the socket never opened (code 1006). */
  onClose(code: number): void
}

/** What a connection needs of a socket. */
export type Socket = {
  send(data: string | Uint8Array<ArrayBuffer>): void
  /** Bytes that were sent and have not left yet. */
  waitingBytes(): number
  close(): void
}

export type ConnectionState =
  /** `attempt` is 0 for a connection asked for by a person, else the number of the automatic try. */
  | { phase: 'connecting'; attempt: number }
  | { phase: 'open' }
  /** Broken; the next try comes by itself. */
  | { phase: 'waiting'; attempt: number }
  /** The server said not to come back; only a person may try again. */
  | { phase: 'closed'; code: number }

export type ConnectionOptions = {
  openSocket: (handlers: SocketHandlers) => Socket
  timers: Timers
  random: () => number
  onState: (state: ConnectionState) => void
  onText: (text: string) => void
  onBinary: (bytes: ArrayBuffer) => void
}

export type Connection = {
  /** Sends a frame; `false` when the socket is not open, and then nothing was sent. */
  send(frame: ClientFrame): boolean
  /** Sends a binary frame; as `send`. */
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean
  /** Bytes that were sent and have not left yet: what grows where the network is too slow. */
  waitingBytes(): number
  /** Drops what there is and connects at once: for a click, or for another conversation. */
  reopen(): void
  /** The network or the tab came back: try now, or make sure that an open socket is alive. */
  wake(): void
  close(): void
}

/** A handshake that takes longer will not succeed. */
const OPEN_WITHIN_MS = 5_000
/** Silence after which the page asks whether the server is there; half the 30 s at which routers forget idle flows. */
const PING_AFTER_MS = 15_000
/** A ping is answered at once whatever the server does; no answer for this long means the connection is dead. */
const PONG_WITHIN_MS = 5_000

/** Keeps one socket open: opens it, notices when it died, waits, and opens the next. Call `reopen()` to start. */
export function createConnection(options: ConnectionOptions): Connection {
  const { timers } = options
  let socket: Socket | null = null
  let state: ConnectionState = { phase: 'closed', code: 1000 }
  let attempt = 0
  let cancelTimer = () => {}
  /** Events of a socket that was given up carry an older number and are ignored. */
  let generation = 0

  const become = (next: ConnectionState) => {
    state = next
    options.onState(next)
  }

  const plan = (ms: number, run: () => void) => {
    cancelTimer()
    cancelTimer = timers.after(ms, run)
  }

  const drop = () => {
    generation++
    cancelTimer()
    socket?.close()
    socket = null
  }

  const broke = (code: number) => {
    drop()
    if (!mayReconnect(code)) return become({ phase: 'closed', code })
    attempt++
    become({ phase: 'waiting', attempt })
    plan(reconnectDelayMs(attempt, code, options.random()), open)
  }

  const ask = () => {
    socket?.send(JSON.stringify({ type: 'ping' } satisfies ClientFrame))
    plan(PONG_WITHIN_MS, () => broke(CloseCode.noPong))
  }
  const heard = () => plan(PING_AFTER_MS, ask)

  function open(): void {
    drop()
    const mine = generation
    const ifCurrent = (run: () => void) => {
      if (mine === generation) run()
    }
    become({ phase: 'connecting', attempt })
    plan(OPEN_WITHIN_MS, () => broke(1006))
    socket = options.openSocket({
      onOpen: () =>
        ifCurrent(() => {
          attempt = 0
          become({ phase: 'open' })
          heard()
        }),
      onText: (text) =>
        ifCurrent(() => {
          heard()
          options.onText(text)
        }),
      onBinary: (bytes) =>
        ifCurrent(() => {
          heard()
          options.onBinary(bytes)
        }),
      onClose: (code) => ifCurrent(() => broke(code)),
    })
  }

  const send = (data: string | Uint8Array<ArrayBuffer>): boolean => {
    if (state.phase !== 'open' || socket === null) return false
    socket.send(data)
    return true
  }

  return {
    send: (frame) => send(JSON.stringify(frame)),
    sendBytes: send,
    waitingBytes: () => socket?.waitingBytes() ?? 0,
    reopen() {
      attempt = 0
      open()
    },
    wake() {
      if (state.phase === 'open') ask()
      else if (state.phase === 'waiting') open()
    },
    close() {
      drop()
      become({ phase: 'closed', code: 1000 })
    },
  }
}
