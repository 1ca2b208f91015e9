import type { ServerEvent } from '@eva/protocol'
import type { Listener } from './listener.ts'
import { type Delivery, EventLog } from './log.ts'

/** An event before it has its number. */
export type EventBody = ServerEvent extends infer Event
  ? Event extends ServerEvent
    ? Omit<Event, 'seq'>
    : never
  : never

/** Numbers what a conversation says, keeps it for those who come back, and delivers it to those who are there. */
export class Audience {
  readonly #log = new EventLog()
  readonly #listeners = new Set<Listener>()
  /** Who hears the sound: the latest who asked for it. */
  #hearer: Listener | null = null

  get lastSeq(): number {
    return this.#log.lastSeq
  }

  get size(): number {
    return this.#listeners.size
  }

  get hearer(): Listener | null {
    return this.#hearer
  }

  /** Returns the function that ends it. */
  join(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#hearer === listener) this.#hearer = null
    }
  }

  /** From now on the sound goes to this listener, and to no other. */
  hearThrough(listener: Listener): void {
    this.#hearer = listener
  }

  /** Where in the log a listener goes on that has everything up to event `seq`; `null` when that is not possible. */
  placeAfter(seq: number): number | null {
    return this.#log.placeAfter(seq)
  }

  /** What stands at a place of the log; `ahead` when it has not happened yet. */
  at(place: number): Delivery | 'gone' | 'ahead' {
    return this.#log.at(place)
  }

  tell(body: EventBody): void {
    const event: ServerEvent = { ...body, seq: this.#log.nextSeq() }
    const delivery: Delivery = { kind: 'event', event }
    this.#log.add(delivery)
    for (const listener of this.#listeners) listener.deliver(delivery)
  }

  /** `true` when the sound has left for somebody. */
  play(audio: Omit<Extract<Delivery, { kind: 'audio' }>, 'kind' | 'seq'>): boolean {
    const delivery: Delivery = { kind: 'audio', seq: this.#log.lastSeq, ...audio }
    this.#log.add(delivery)
    return this.#hearer?.deliver(delivery) ?? false
  }
}
