import type { ServerEvent } from '@eva/protocol'
import type { Pcm } from '../contracts/speech.ts'

/** What a listener receives, in order: numbered events, and audio between them. */
export type Delivery =
  | { readonly kind: 'event'; readonly event: ServerEvent }
  | {
      readonly kind: 'audio'
      /** Number of the event that went before it. Audio has no number of its own: its place in the turn names it. */
      readonly seq: number
      readonly turnId: string
      readonly turnNumber: number
      readonly sentenceIndex: number
      readonly firstSample: number
      readonly pcm: Pcm
    }

/** What is kept for a listener that comes back, at most; about two minutes of speech. */
const KEPT_BYTES = 4 * 1024 * 1024
/** Rough size of an event beside its text, so that many tiny ones count too. */
const EVENT_OVERHEAD_BYTES = 200

/** Moving what is left up costs as much as there is of it: done once for so many that went, not for each. */
const COMPACT_AT = 1024

/** The latest deliveries of one conversation, kept for resume; the oldest go first. */
export class EventLog {
  readonly #kept: ({ readonly delivery: Delivery; readonly bytes: number } | undefined)[] = []
  /** Where in `#kept` the oldest stands; the places before it are empty. */
  #first = 0
  /** Deliveries that were kept once and are gone. */
  #forgotten = 0
  #bytes = 0
  #lastSeq = 0
  /** All that followed the event with this number is still here. */
  #forgottenUpTo = 0

  get lastSeq(): number {
    return this.#lastSeq
  }

  /** The number for the next event. */
  nextSeq(): number {
    return this.#lastSeq + 1
  }

  add(delivery: Delivery): void {
    if (delivery.kind === 'event') this.#lastSeq = delivery.event.seq
    const bytes = delivery.kind === 'audio' ? delivery.pcm.byteLength : EVENT_OVERHEAD_BYTES + textBytes(delivery.event)
    this.#kept.push({ delivery, bytes })
    this.#bytes += bytes
    while (this.#bytes > KEPT_BYTES && this.#first < this.#kept.length - 1) this.#forgetOldest()
    if (this.#first > COMPACT_AT && this.#first > this.#kept.length / 2) {
      this.#kept.splice(0, this.#first)
      this.#first = 0
    }
  }

  /**
   * The place in the log of what followed event number `seq`, audio included; `null` when part of it is gone or was
   * never there.
   */
  placeAfter(seq: number): number | null {
    if (seq < this.#forgottenUpTo || seq > this.#lastSeq) return null
    const at = this.#kept.findIndex((kept) => kept !== undefined && follows(kept.delivery, seq))
    return this.#forgotten - this.#first + (at < 0 ? this.#kept.length : at)
  }

  /** What stands at a place; `gone` when it was forgotten, `ahead` when it has not happened yet. */
  at(place: number): Delivery | 'gone' | 'ahead' {
    if (place < this.#forgotten) return 'gone'
    return this.#kept[place - this.#forgotten + this.#first]?.delivery ?? 'ahead'
  }

  #forgetOldest(): void {
    const oldest = this.#kept[this.#first]
    if (oldest === undefined) return
    this.#kept[this.#first] = undefined
    this.#first += 1
    this.#forgotten += 1
    this.#bytes -= oldest.bytes
    this.#forgottenUpTo = firstCompleteSeq(oldest.delivery)
  }
}

const follows = (delivery: Delivery, seq: number): boolean =>
  delivery.kind === 'audio' ? delivery.seq >= seq : delivery.event.seq > seq

/** The first number after which nothing is missing when `forgotten` is: sound follows the event whose number it has. */
const firstCompleteSeq = (forgotten: Delivery): number =>
  forgotten.kind === 'audio' ? forgotten.seq + 1 : forgotten.event.seq

function textBytes(event: ServerEvent): number {
  switch (event.type) {
    case 'token':
      return event.content.length * 2
    case 'turn_end':
      return event.response.length * 4
    case 'turn_start':
      return event.message.length * 2
    default:
      return 0
  }
}
