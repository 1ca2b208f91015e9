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
  /** Turns that wait until whoever hears has room. */
  readonly #waiting = new Set<() => void>()
  /** Who hears the sound: the latest who asked for it. */
  #hearer: Listener | null = null
  /** While somebody speaks over an answer. */
  #held: PromiseWithResolvers<void> | null = null

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
    return () => this.#leave(listener)
  }

  get isHeld(): boolean {
    return this.#held !== null
  }

  /** From now on the sound goes to this listener, and to no other. */
  hearThrough(listener: Listener): void {
    this.#hearer = listener
    this.#wake()
  }

  /** There is no room for more of an answer until `goOn`. Events that are no part of it are still told. */
  hold(): void {
    this.#held ??= Promise.withResolvers()
  }

  goOn(): void {
    this.#held?.resolve()
    this.#held = null
  }

  /**
   * `undefined` when whoever hears has room for more; else resolves when they have, when they leave or somebody else
   * hears instead, or when `signal` aborts: a listener that hangs must not hold a conversation.
   */
  room(signal: AbortSignal): Promise<void> | undefined {
    const ready = this.#held?.promise ?? this.#ask((listener) => listener.ready(), this.#hearer)
    if (ready === undefined || signal.aborted) return undefined
    return new Promise((resolve) => {
      const go = (): void => {
        this.#waiting.delete(go)
        signal.removeEventListener('abort', go)
        resolve()
      }
      this.#waiting.add(go)
      signal.addEventListener('abort', go, { once: true })
      ready.then(go, go)
    })
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
    for (const listener of this.#listeners) this.#ask((each) => each.deliver(delivery), listener)
  }

  /** `true` when the sound has left for somebody. */
  play(audio: Omit<Extract<Delivery, { kind: 'audio' }>, 'kind' | 'seq'>): boolean {
    const delivery: Delivery = { kind: 'audio', seq: this.#log.lastSeq, ...audio }
    this.#log.add(delivery)
    return this.#ask((hearer) => hearer.deliver(delivery), this.#hearer) ?? false
  }

  /** A listener that throws has left: that is its own trouble, not the conversation's or the others'. */
  #ask<T>(question: (listener: Listener) => T, listener: Listener | null): T | undefined {
    if (listener === null) return undefined
    try {
      return question(listener)
    } catch {
      this.#leave(listener)
      return undefined
    }
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener)
    if (this.#hearer !== listener) return
    this.#hearer = null
    this.#wake()
  }

  #wake(): void {
    for (const go of [...this.#waiting]) go()
  }
}
