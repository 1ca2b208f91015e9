import { describe, expect, it } from 'vitest'
import type { Socket, SocketHandlers } from '../../connection/connection.ts'
import { fakeTimers } from '../../testing/fake-timers.ts'
import { lookAtAudio, lookAtEngine, lookAtMicrophone, lookAtPage, lookAtStorage } from './look-around.ts'
import { pingSocket } from './ping-socket.ts'

const LOCAL = 'http://localhost:8000/doctor'
const running = { state: 'running', sampleRate: 48_000, baseLatency: 0.01, outputLatency: 0.02 } as const

describe('this browser', () => {
  it.each([
    [lookAtPage(true, LOCAL), 'good', 'page_secure'],
    [lookAtPage(false, LOCAL), 'bad', 'page_insecure'],
    [lookAtMicrophone(true, 'prompt', LOCAL), 'skipped', 'microphone_untried'],
    [lookAtMicrophone(true, 'denied', LOCAL), 'bad', 'microphone_refused'],
    [lookAtMicrophone(false, null, LOCAL), 'bad', 'microphone_refused'],
    [lookAtEngine({}), 'bad', 'engine_lacks'],
    [lookAtAudio(() => running), 'good', 'audio_runs'],
    [lookAtAudio(() => ({ ...running, state: 'suspended' })), 'skipped', 'audio_waits'],
    [
      lookAtAudio(() => {
        throw new Error('no device')
      }),
      'bad',
      'audio_missing',
    ],
    [
      lookAtStorage(() => {
        throw new Error('forbidden')
      }),
      'warning',
      'storage_refused',
    ],
  ])('%#: is told as it is', (result, status, code) => {
    expect(result).toMatchObject({ status, seen: { code } })
  })

  it('keeps what it is given to keep', () => {
    const kept = new Map<string, string>()
    const storage = {
      setItem: (key: string, value: string) => void kept.set(key, value),
      getItem: (key: string) => kept.get(key) ?? null,
      removeItem: (key: string) => void kept.delete(key),
    }
    expect(lookAtStorage(() => storage)).toMatchObject({ status: 'good' })
    expect(kept.size).toBe(0)
  })
})

describe('the way to Eva and back', () => {
  /** A socket whose other end is the test. */
  function wire(answer: (text: string, tell: SocketHandlers) => void) {
    const opened: SocketHandlers[] = []
    const open = (handlers: SocketHandlers): Socket => {
      opened.push(handlers)
      return { send: (text) => answer(String(text), handlers), waitingBytes: () => 0, close: () => {} }
    }
    return { open, tell: () => opened[0] }
  }

  it('is the middle one of five', async () => {
    const timers = fakeTimers()
    const delays = [90, 3, 5, 4, 6]
    const { open, tell } = wire((_ping, { onText }) => {
      timers.advance(delays.shift() ?? 0)
      onText('{"type":"pong"}')
    })
    const pinging = pingSocket(open, timers)
    tell()?.onText('{"type":"hello"}')
    tell()?.onOpen()
    expect(await pinging).toMatchObject({ status: 'good', latencyMs: 5 })
    expect(timers.pending()).toBe(0)
  })

  it('is refused by a socket that closes, or that is silent for five seconds', async () => {
    const timers = fakeTimers()
    const { open, tell } = wire(() => {})
    const pinging = pingSocket(open, timers)
    tell()?.onClose(1006)
    expect(await pinging).toMatchObject({ status: 'bad', seen: { code: 'socket_refused' } })
    const silent = pingSocket(wire(() => {}).open, timers)
    timers.advance(5_000)
    expect(await silent).toMatchObject({ status: 'bad' })
  })
})
