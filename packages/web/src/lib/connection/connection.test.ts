import { CloseCode } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { fakeTimers } from '../testing/fake-timers.ts'
import { reconnectDelayMs } from './backoff.ts'
import { type ConnectionState, createConnection, type SocketHandlers } from './connection.ts'

function setUp() {
  const timers = fakeTimers()
  const sockets: { handlers: SocketHandlers; sent: string[]; closed: boolean }[] = []
  const states: ConnectionState[] = []
  const texts: string[] = []
  const connection = createConnection({
    openSocket(handlers) {
      const socket = { handlers, sent: [] as string[], closed: false }
      sockets.push(socket)
      return {
        send: (data) => void socket.sent.push(String(data)),
        waitingBytes: () => 0,
        close: () => {
          socket.closed = true
        },
      }
    },
    timers,
    random: () => 1,
    onState: (state) => void states.push(state),
    onText: (text) => void texts.push(text),
    onBinary: () => {},
  })
  const socket = (index: number) => {
    const found = sockets[index]
    if (found === undefined) throw new Error(`socket ${index} was never opened`)
    return found
  }
  return { connection, timers, sockets, socket, states, texts }
}

describe('a connection', () => {
  it('opens, sends, and hears', () => {
    const { connection, socket, states, texts } = setUp()
    connection.reopen()
    expect(connection.send({ type: 'interrupt' })).toBe(false)
    socket(0).handlers.onOpen()
    expect(connection.send({ type: 'interrupt' })).toBe(true)
    socket(0).handlers.onText('hello')
    expect(socket(0).sent).toEqual(['{"type":"interrupt"}'])
    expect(texts).toEqual(['hello'])
    expect(states).toEqual([{ phase: 'connecting', attempt: 0 }, { phase: 'open' }])
  })

  it('comes back after a broken network, waiting longer each time, and forgets the past once it is open', () => {
    const { connection, timers, socket, sockets, states } = setUp()
    connection.reopen()
    socket(0).handlers.onOpen()
    socket(0).handlers.onClose(1006)
    expect(states.at(-1)).toEqual({ phase: 'waiting', attempt: 1 })
    timers.advance(249)
    expect(sockets).toHaveLength(1)
    timers.advance(1)
    expect(states.at(-1)).toEqual({ phase: 'connecting', attempt: 1 })
    socket(1).handlers.onClose(1006)
    timers.advance(499)
    expect(sockets).toHaveLength(2)
    timers.advance(1)
    socket(2).handlers.onOpen()
    socket(2).handlers.onClose(1006)
    expect(states.at(-1)).toEqual({ phase: 'waiting', attempt: 1 })
  })

  it('stays away when the close code says so, until a person asks', () => {
    const { connection, timers, socket, sockets, states } = setUp()
    connection.reopen()
    socket(0).handlers.onOpen()
    socket(0).handlers.onClose(CloseCode.tooFast)
    timers.advance(60_000)
    expect(states.at(-1)).toEqual({ phase: 'closed', code: CloseCode.tooFast })
    expect(sockets).toHaveLength(1)
    connection.reopen()
    expect(states.at(-1)).toEqual({ phase: 'connecting', attempt: 0 })
  })

  it('asks a silent server whether it is there, and gives it up when no answer comes', () => {
    const { connection, timers, socket, states } = setUp()
    connection.reopen()
    socket(0).handlers.onOpen()
    timers.advance(15_000)
    expect(socket(0).sent).toEqual(['{"type":"ping"}'])
    socket(0).handlers.onText('{"type":"pong","seq":0}')
    timers.advance(15_000)
    expect(socket(0).sent).toHaveLength(2)
    timers.advance(5_000)
    expect(socket(0).closed).toBe(true)
    expect(states.at(-1)).toEqual({ phase: 'waiting', attempt: 1 })
  })

  it('gives up a handshake that never ends', () => {
    const { connection, timers, socket, states } = setUp()
    connection.reopen()
    timers.advance(5_000)
    expect(socket(0).closed).toBe(true)
    expect(states.at(-1)).toEqual({ phase: 'waiting', attempt: 1 })
  })

  it('does not wait when the network comes back', () => {
    const { connection, socket, sockets } = setUp()
    connection.reopen()
    socket(0).handlers.onClose(1006)
    connection.wake()
    expect(sockets).toHaveLength(2)
  })

  it('ignores what a socket says that it has given up', () => {
    const { connection, socket, states, texts } = setUp()
    connection.reopen()
    connection.reopen()
    socket(0).handlers.onOpen()
    socket(0).handlers.onText('late')
    socket(0).handlers.onClose(1006)
    expect(texts).toEqual([])
    expect(states.at(-1)).toEqual({ phase: 'connecting', attempt: 0 })
  })

  it('leaves no timer behind when it is closed', () => {
    const { connection, timers, socket } = setUp()
    connection.reopen()
    socket(0).handlers.onOpen()
    connection.close()
    expect(timers.pending()).toBe(0)
  })
})

describe('the wait before reconnecting', () => {
  it('doubles up to ten seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => reconnectDelayMs(attempt, 1006, 1))).toEqual([
      250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ])
  })

  it('is longer at first when the server said that it is restarting', () => {
    expect(reconnectDelayMs(1, CloseCode.shutdown, 1)).toBe(1_000)
  })

  it('varies by a quarter', () => {
    expect(reconnectDelayMs(7, 1006, 0)).toBe(7_500)
  })
})
