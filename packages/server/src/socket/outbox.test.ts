import type { Delivery } from '@eva/core'
import type { ServerEvent, ServerEventOf } from '@eva/protocol'
import { createFakeClock, tone } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { HIGH_WATER_BYTES, Outbox, SLOW_READER_MS } from './outbox.ts'

/** A socket whose reader takes only what the test lets it take. */
function slowSocket() {
  const sent: (string | Uint8Array)[] = []
  const unread: { bytes: number; flushed: () => void }[] = []
  return {
    sent,
    get bufferedAmount() {
      return unread.reduce((sum, { bytes }) => sum + bytes, 0)
    },
    send(data: string | Uint8Array, flushed: () => void) {
      sent.push(data)
      unread.push({ bytes: data.length, flushed })
    },
    cork() {},
    uncork() {},
    /** The reader takes the next `count` frames. */
    read(count: number) {
      for (const { flushed } of unread.splice(0, count)) flushed()
    },
  }
}

/** One second of sound: 32,000 bytes and a header. */
const audio = (turnId: string, second: number): Delivery => ({
  kind: 'audio',
  seq: 1,
  turnId,
  turnNumber: 1,
  sentenceIndex: 0,
  firstSample: second * 16_000,
  pcm: tone(1_000),
})
const event: ServerEvent = { type: 'state', seq: 1, state: 'idle' }

function open() {
  const socket = slowSocket()
  const clock = createFakeClock()
  let closed = 0
  const outbox = new Outbox(socket, clock, () => {
    closed += 1
  })
  return { socket, clock, outbox, closes: () => closed }
}

describe('an outbox', () => {
  it('sends at once while the reader keeps up, and keeps the order when it does not', () => {
    const { socket, outbox } = open()
    for (let second = 0; second < 6; second++) outbox.deliver(audio('t', second))
    outbox.sendEvent(event)
    expect(socket.sent).toHaveLength(3)
    socket.read(100)
    socket.read(100)
    socket.read(100)
    expect(socket.sent).toHaveLength(7)
    expect(socket.sent.at(-1)).toBe(JSON.stringify(event))
    expect(outbox.queuedBytes).toBe(0)
  })

  it('asks the brain to wait above the high water and lets it go on below the low', async () => {
    const { socket, outbox, clock } = open()
    for (let second = 0; outbox.queuedBytes < HIGH_WATER_BYTES; second++) outbox.deliver(audio('t', second))
    let resumed = false
    const waiting = outbox.ready()?.then(() => {
      resumed = true
    })
    expect(waiting).toBeDefined()
    socket.read(1)
    await clock.settle()
    expect(resumed).toBe(false)
    for (let frame = 0; frame < 20; frame++) socket.read(1)
    await waiting
    expect(outbox.ready()).toBeUndefined()
    expect(clock.sleeping).toBe(0)
  })

  it('closes a reader that stays slow', async () => {
    const { outbox, clock, closes } = open()
    for (let second = 0; outbox.queuedBytes < HIGH_WATER_BYTES; second++) outbox.deliver(audio('t', second))
    void outbox.ready()
    await clock.advance(SLOW_READER_MS - 1)
    expect(closes()).toBe(0)
    await clock.advance(1)
    expect(closes()).toBe(1)
  })

  it('closes a reader before more than a mebibyte has piled up', () => {
    const { outbox, socket, closes } = open()
    let most = 0
    for (let second = 0; closes() === 0; second++) {
      outbox.deliver(audio('t', second))
      most = Math.max(most, outbox.queuedBytes + socket.bufferedAmount)
    }
    expect(most).toBeLessThanOrEqual(1024 * 1024)
    outbox.close()
    expect(outbox.queuedBytes).toBe(0)
    expect(outbox.deliver(audio('t', 0))).toBe(false)
  })

  it('drops the sound of an interrupted turn that has not left yet, and nothing else', () => {
    const { outbox, socket } = open()
    for (let second = 0; second < 6; second++) outbox.deliver(audio('old', second))
    outbox.sendEvent(event)
    outbox.sendEvent({ ...turnEnd, turn_id: 'old' })
    outbox.deliver(audio('new', 0))
    for (let frame = 0; frame < 20; frame++) socket.read(1)
    const kinds = socket.sent.map((data) => (typeof data === 'string' ? JSON.parse(data).type : 'audio'))
    expect(kinds).toEqual(['audio', 'audio', 'audio', 'state', 'turn_end', 'audio'])
  })

  it('lets nobody wait for a reader that has gone', async () => {
    const { outbox, clock } = open()
    for (let second = 0; outbox.queuedBytes < HIGH_WATER_BYTES; second++) outbox.deliver(audio('t', second))
    const waiting = outbox.ready()
    outbox.close()
    await waiting
    expect(clock.sleeping).toBe(0)
  })
})

const turnEnd: ServerEventOf<'turn_end'> = {
  type: 'turn_end',
  seq: 2,
  turn_id: 't',
  status: 'interrupted',
  response: '',
  heard: '',
  tokens: 0,
  latency_ms: 0,
  ttft_ms: null,
  provider: 'fake',
  model: 'fake',
  voice: null,
  waterfall: {
    endpoint: 0,
    stt: null,
    route: null,
    queue: null,
    ttft: null,
    opener: null,
    first_clause: null,
    ttfa: null,
    first_frame_sent: null,
    total: null,
  },
}
