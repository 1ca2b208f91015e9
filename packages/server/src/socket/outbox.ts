import type { Clock, Delivery, Listener } from '@eva/core'
import { encodeAudioFrame, type ServerEvent } from '@eva/protocol'

/** The part of a WebSocket that sending needs. */
export type SendingSocket = {
  readonly bufferedAmount: number
  /** `flushed` is called when the bytes have left the process, or can no longer leave it. */
  send(data: string | Uint8Array, flushed: () => void): void
  /** Holds what is sent until `uncork`, so that it leaves in one write. */
  cork(): void
  uncork(): void
}

/** Bytes that are given to the socket at most before it has flushed some; what is there can no longer be recalled. */
const SOCKET_WINDOW_BYTES = 64 * 1024
/** From here on the brain is asked to wait. */
export const HIGH_WATER_BYTES = 256 * 1024
/** Here it may go on. */
const LOW_WATER_BYTES = 64 * 1024
/** A reader that lets more than this pile up is closed; with what the socket holds it stays below 1 MiB. */
export const MAX_QUEUED_BYTES = 1024 * 1024 - 2 * SOCKET_WINDOW_BYTES
/** A reader that stays above the low water for so long, in ms, is closed. */
export const SLOW_READER_MS = 5_000

type Waiting = { readonly data: string | Uint8Array; readonly bytes: number; readonly audioOf: string | null }

/**
 * What is on its way to one client: in order, bounded in bytes. A slow reader first holds back the brain, then is
 * closed. The sound of an interrupted turn that is still waiting here is dropped.
 */
export class Outbox implements Listener {
  readonly #socket: SendingSocket
  readonly #clock: Clock
  readonly #closeSlowReader: () => void
  #queue: Waiting[] = []
  #queuedBytes = 0
  #drained: { readonly promise: Promise<void>; resolve(): void; readonly timer: AbortController } | null = null
  #closed = false
  #corked = false

  constructor(socket: SendingSocket, clock: Clock, closeSlowReader: () => void) {
    this.#socket = socket
    this.#clock = clock
    this.#closeSlowReader = closeSlowReader
  }

  get queuedBytes(): number {
    return this.#queuedBytes
  }

  deliver(delivery: Delivery): boolean {
    if (this.#closed) return false
    if (delivery.kind === 'event') return this.sendEvent(delivery.event)
    const { turnId, turnNumber, sentenceIndex, firstSample, pcm } = delivery
    const data = encodeAudioFrame({ turnNumber, sentenceIndex, firstSample, pcm })
    return this.#send({ data, bytes: data.byteLength, audioOf: turnId })
  }

  /** Sends an event that is not the conversation's but the connection's own. */
  sendEvent(event: ServerEvent): boolean {
    if (event.type === 'turn_end' && event.status === 'interrupted') this.#dropAudioOf(event.turn_id)
    const data = JSON.stringify(event)
    return this.#send({ data, bytes: data.length, audioOf: null })
  }

  ready(): Promise<void> | undefined {
    if (this.#closed || this.#queuedBytes < HIGH_WATER_BYTES) return undefined
    if (this.#drained === null) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = new AbortController()
      this.#drained = { promise, resolve, timer }
      this.#clock.sleep(SLOW_READER_MS, timer.signal).then(this.#closeSlowReader, () => {})
    }
    return this.#drained.promise
  }

  /** The socket is gone: nothing waits any longer. */
  close(): void {
    this.#closed = true
    this.#queue = []
    this.#queuedBytes = 0
    this.#release()
  }

  #send(item: Waiting): boolean {
    if (this.#closed) return false
    if (this.#queue.length === 0 && this.#socket.bufferedAmount < SOCKET_WINDOW_BYTES) {
      this.#gather()
      this.#socket.send(item.data, this.#flushed)
      return true
    }
    if (this.#queuedBytes + item.bytes > MAX_QUEUED_BYTES) {
      this.#closeSlowReader()
      return false
    }
    this.#queue.push(item)
    this.#queuedBytes += item.bytes
    return true
  }

  /**
   * What is sent in one go leaves in one write: a write to the system costs more than all the work on a token. Nothing
   * waits for it, because the write happens before the event loop looks at anything else.
   */
  #gather(): void {
    if (this.#corked) return
    this.#corked = true
    this.#socket.cork()
    process.nextTick(() => {
      this.#corked = false
      this.#socket.uncork()
    })
  }

  readonly #flushed = (): void => {
    this.#gather()
    while (!this.#closed && this.#socket.bufferedAmount < SOCKET_WINDOW_BYTES) {
      const item = this.#queue.shift()
      if (item === undefined) break
      this.#queuedBytes -= item.bytes
      this.#socket.send(item.data, this.#flushed)
    }
    if (this.#queuedBytes < LOW_WATER_BYTES) this.#release()
  }

  #dropAudioOf(turnId: string): void {
    this.#queue = this.#queue.filter((item) => item.audioOf !== turnId)
    this.#queuedBytes = this.#queue.reduce((bytes, item) => bytes + item.bytes, 0)
    if (this.#queuedBytes < LOW_WATER_BYTES) this.#release()
  }

  #release(): void {
    this.#drained?.timer.abort()
    this.#drained?.resolve()
    this.#drained = null
  }
}
