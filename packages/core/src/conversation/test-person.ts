import type { ServerEvent, ServerEventOf } from '@eva/protocol'
import type { Clock } from '../contracts/clock.ts'
import type { Pcm, TimedWord } from '../contracts/speech.ts'
import type { Audience } from './audience.ts'
import type { Listener } from './listener.ts'
import type { Delivery } from './log.ts'

/** Samples a second of the voice in these tests. */
export const SAMPLE_RATE = 1_000
/** How long that voice takes for a character, in ms. */
export const MS_PER_CHARACTER = 65
/** Of a character that is nearly over, that much is not waited for, in ms. */
const ROUNDING_MS = 20

/** Sound from which the text can be read again: every sample of a character's time is its code. */
export const soundOf = (text: string): Pcm =>
  Int16Array.from({ length: text.length * MS_PER_CHARACTER }, (_, index) =>
    text.charCodeAt(Math.floor(index / MS_PER_CHARACTER)),
  )

/** When the words of that sound are heard: from their first letter to their last. */
export function timesOf(text: string): { readonly words: readonly TimedWord[]; readonly phonemes: readonly [] } {
  const words = [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)].map(({ 0: word, index }) => {
    const last = word.replace(/[^\p{L}\p{N}]+$/u, '').length
    return { text: word, startMs: index * MS_PER_CHARACTER, endMs: (index + last) * MS_PER_CHARACTER }
  })
  return { words, phonemes: [] }
}

type Frame = { readonly atMs: number; readonly startsMs: number; readonly pcm: Pcm }

/** One turn's sound as it came out of the loudspeaker: frames play in order, in real time, each when it is there. */
class Loudspeaker {
  readonly #frames: Frame[] = []
  #freeAtMs = 0
  stoppedAtMs = Number.POSITIVE_INFINITY

  /** @param atMs the frame's place in the turn's sound */
  add(atMs: number, pcm: Pcm, nowMs: number): void {
    const startsMs = Math.max(this.#freeAtMs, nowMs)
    this.#freeAtMs = startsMs + pcm.length
    this.#frames.push({ atMs, startsMs, pcm })
  }

  has(atMs: number): boolean {
    return this.#frames.some((frame) => frame.atMs === atMs)
  }

  /** Played by now, in ms of the turn's sound. */
  playedMs(nowMs: number): number {
    const untilMs = Math.min(nowMs, this.stoppedAtMs)
    return this.#frames.reduce(
      (played, { atMs, startsMs, pcm }) =>
        untilMs <= startsMs ? played : atMs + Math.min(pcm.length, untilMs - startsMs),
      0,
    )
  }

  /** The text of the turn's sound up to `ms`. */
  transcript(ms: number): string {
    const codes = this.#frames.flatMap(({ pcm }) => [...pcm].filter((_, index) => index % MS_PER_CHARACTER === 0))
    return String.fromCharCode(...codes.slice(0, Math.floor((ms + ROUNDING_MS) / MS_PER_CHARACTER)))
  }
}

/** Someone at the other end: follows a conversation, hears it through a loudspeaker, and remembers everything. */
export class Person implements Listener {
  readonly #clock: Clock
  readonly deliveries: Delivery[] = []
  readonly #speakers = new Map<string, Loudspeaker>()
  #leave: () => void = () => {}
  #lastSeq = 0
  isThere = false
  readonly leftAtMs: number[] = []
  /** While set, there is no room for more. */
  blocked: PromiseWithResolvers<void> | null = null
  /** Called with each delivery, in the middle of it. */
  onDelivery: (delivery: Delivery) => void = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
  }

  deliver(delivery: Delivery): boolean {
    this.deliveries.push(delivery)
    if (delivery.kind === 'audio') {
      const speaker = this.#speaker(delivery.turnId)
      if (!speaker.has(delivery.firstSample)) speaker.add(delivery.firstSample, delivery.pcm, this.#clock.nowMs())
    } else {
      this.#lastSeq = delivery.event.seq
      if (delivery.event.type === 'turn_end' && delivery.event.status === 'interrupted') {
        this.stop(delivery.event.turn_id)
      }
    }
    this.onDelivery(delivery)
    return true
  }

  ready(): Promise<void> | undefined {
    return this.blocked?.promise
  }

  join(audience: Audience): this {
    this.#leave = audience.join(this)
    audience.hearThrough(this)
    this.isThere = true
    return this
  }

  leave(): void {
    this.#leave()
    this.isThere = false
    this.leftAtMs.push(this.#clock.nowMs())
  }

  /** Comes back: what was missed first, and in the same tick whatever follows. */
  resume(audience: Audience): void {
    const from = audience.placeAfter(this.#lastSeq)
    if (from === null) throw new Error(`event ${this.#lastSeq} is no longer known`)
    for (let place = from; ; place++) {
      const delivery = audience.at(place)
      if (delivery === 'ahead') break
      if (delivery === 'gone') throw new Error(`place ${place} is gone`)
      const isKnown = delivery.kind === 'audio' && this.#speaker(delivery.turnId).has(delivery.firstSample)
      if (!isKnown) this.deliver(delivery)
    }
    this.join(audience)
  }

  get events(): readonly ServerEvent[] {
    return this.deliveries.flatMap((delivery) => (delivery.kind === 'event' ? [delivery.event] : []))
  }

  all<Type extends ServerEvent['type']>(type: Type): readonly ServerEventOf<Type>[] {
    return this.events.filter((event): event is ServerEventOf<Type> => event.type === type)
  }

  /** What was shown of the turn. */
  textOf(turnId: string): string {
    let text = ''
    for (const delivery of this.deliveries) {
      if (delivery.kind !== 'event') continue
      const { event } = delivery
      if (event.type === 'token' && event.turn_id === turnId) text += event.content
      if (event.type === 'rewind' && event.turn_id === turnId) text = text.slice(0, event.length)
    }
    return text
  }

  /** Puts a hand on the loudspeaker, and tells how much of the turn it has played. */
  stop(turnId: string): number {
    const speaker = this.#speaker(turnId)
    speaker.stoppedAtMs = Math.min(speaker.stoppedAtMs, this.#clock.nowMs())
    return this.playedMs(turnId)
  }

  playedMs(turnId: string): number {
    return this.#speaker(turnId).playedMs(this.#clock.nowMs())
  }

  /** What was heard of the turn by now. */
  heardOf(turnId: string): string {
    return this.#speaker(turnId).transcript(this.playedMs(turnId))
  }

  /** What there is to hear of the turn. */
  receivedOf(turnId: string): string {
    return this.#speaker(turnId).transcript(Number.POSITIVE_INFINITY)
  }

  #speaker(turnId: string): Loudspeaker {
    const speaker = this.#speakers.get(turnId) ?? new Loudspeaker()
    this.#speakers.set(turnId, speaker)
    return speaker
  }
}
