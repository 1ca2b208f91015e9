import type { SpeechEvent } from '../contracts/speech.ts'
import { type Line, sayLine } from './line.ts'

/** Openers that may be kept; a person has two languages and a voice for each. */
const KEPT_MAX = 32

/** Openers as they were said once, so that they are there at once, also from a voice that takes its time. */
export class OpenerShelf {
  readonly #kept = new Map<string, readonly SpeechEvent[]>()

  async *say(line: Line, signal: AbortSignal): AsyncGenerator<SpeechEvent, void> {
    const key = [line.by.voice.id, line.speed, line.pitch, line.said].join('|')
    const kept = this.#kept.get(key)
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
    if (this.#kept.size >= KEPT_MAX) this.#kept.clear()
    this.#kept.set(key, events)
  }
}
