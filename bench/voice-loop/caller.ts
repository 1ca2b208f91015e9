import { isAudible, type Pcm } from '@eva/core'
import { decodeAudioFrame, parseServerEvent, type ServerEvent, type ServerEventOf } from '@eva/protocol'
import { WebSocket } from 'ws'
import { Loudspeaker } from './loudspeaker.ts'
import { Microphone, type Room } from './microphone.ts'
import type { EarMarks } from './understanding.ts'

/** Something that came from the server, with the client's time. */
export type Arrival =
  | { readonly atMs: number; readonly is: 'event'; readonly event: ServerEvent }
  | { readonly atMs: number; readonly is: 'sound'; readonly turnNumber: number; readonly isAudible: boolean }

/** How somebody calls her. */
export type Call = {
  readonly address: string
  readonly room: Room
  readonly marks: EarMarks
  readonly language: 'english' | 'french'
}

/** Somebody at `/ws/chat` with an open microphone and a loudspeaker; writes down all that comes. */
export class Caller {
  readonly arrivals: Arrival[] = []
  readonly microphone: Microphone
  readonly loudspeaker: Loudspeaker
  readonly #socket: WebSocket
  #watchers: (() => void)[] = []

  static async open({ address, room, marks, language }: Call): Promise<Caller> {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/ws/chat`, { perMessageDeflate: false })
    await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return new Caller(socket, room, marks, language)
  }

  private constructor(socket: WebSocket, room: Room, marks: EarMarks, language: Call['language']) {
    this.#socket = socket
    this.loudspeaker = new Loudspeaker((turn_id, ms) => this.send({ type: 'played', turn_id, ms }))
    this.microphone = new Microphone(room, marks, language, this.loudspeaker, (frame) => this.#sendSound(frame))
    socket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary))
    this.send({ type: 'listen', sample_rate: room.rate, speak: true })
    this.microphone.open()
  }

  send(frame: object): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame))
  }

  close(): void {
    this.microphone.close()
    this.#socket.close()
  }

  /** All events of a type, with their times. */
  eventsOf<Type extends ServerEvent['type']>(
    type: Type,
  ): { readonly atMs: number; readonly event: ServerEventOf<Type> }[] {
    return this.arrivals.flatMap((arrival) =>
      arrival.is === 'event' && isOf(arrival.event, type) ? [{ atMs: arrival.atMs, event: arrival.event }] : [],
    )
  }

  /**
   * Waits until something that `look` finds is true; it is asked again whenever something has come, and every frame.
   *
   * @returns whether it came true before `limitMs` had passed
   */
  async until(look: () => boolean, limitMs: number): Promise<boolean> {
    const endMs = performance.now() + limitMs
    while (!look()) {
      if (performance.now() >= endMs) return false
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#watchers.push(resolve)
      const timer = setTimeout(resolve, LOOK_EVERY_MS)
      await promise
      clearTimeout(timer)
    }
    return true
  }

  #sendSound(frame: Pcm): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame)
  }

  #receive(data: Buffer, isBinary: boolean): void {
    const atMs = performance.now()
    if (isBinary) {
      const frame = decodeAudioFrame(data)
      if (frame === null) throw new Error('a binary frame could not be read')
      this.arrivals.push({ atMs, is: 'sound', turnNumber: frame.turnNumber, isAudible: isAudible(frame.pcm) })
      this.loudspeaker.hearFrame(frame)
    } else {
      const event = parseServerEvent(data.toString())
      if (event.type === 'invalid' || event.type === 'unknown') throw new Error(`not in the protocol: ${data}`)
      this.arrivals.push({ atMs, is: 'event', event })
      this.loudspeaker.hearEvent(event)
    }
    for (const watcher of this.#watchers.splice(0)) watcher()
  }
}

const LOOK_EVERY_MS = 32

const isOf = <Type extends ServerEvent['type']>(event: ServerEvent, type: Type): event is ServerEventOf<Type> =>
  event.type === type
