import type { Speech, SpeechEvent } from '../contracts/speech.ts'
import { type Line, sayLine } from './line.ts'

/** Openers that may be kept of each engine; a person has two languages and a voice for each. */
const KEPT_MAX = 32

/** Openers as they were said once, so that they are there at once, also from a voice that takes its time. */
export class OpenerShelf {
  readonly #kept = new WeakMap<Speech, Map<string, readonly SpeechEvent[]>>()

  async *say(line: Line, signal: AbortSignal): AsyncGenerator<SpeechEvent, void> {
    const shelf = this.#kept.get(line.by.engine) ?? new Map<string, readonly SpeechEvent[]>()
    this.#kept.set(line.by.engine, shelf)
    const key = [line.by.voice.id, line.speed, line.pitch, line.said].join('|')
    const kept = shelf.get(key)
    if (kept !== undefined) {
      signal.throwIfAborted()
      yield* kept
      return
    }
    const events: SpeechEvent[] = []
    for await (const event of sayLine(line, signal)) {
      events.push(event)
      yield event
    }
    if (shelf.size >= KEPT_MAX) shelf.clear()
    shelf.set(key, events)
  }
}
