import type { Speech } from '../contracts/speech.ts'

/** The first rest of an engine that failed, in ms; each further one is twice as long. A new turn comes rarely sooner. */
const FIRST_REST_MS = 5_000
/** The longest that an engine is left alone, in ms: a speech server that was restarted is found again within a minute. */
const LONGEST_REST_MS = 60_000

type Rest = { readonly timesInRow: number; readonly untilMs: number }

/**
 * Which voice engines failed a moment ago, so that the next turns do not begin with waiting for them. Nothing is asked
 * only to find out: when a rest is over, the next turn tries.
 */
export class VoiceRests {
  readonly #rests = new WeakMap<Speech, Rest>()

  isResting(engine: Speech, nowMs: number): boolean {
    return nowMs < (this.#rests.get(engine)?.untilMs ?? Number.NEGATIVE_INFINITY)
  }

  /** It made no sound of a text that it should have said. What fails together is one failure. */
  failed(engine: Speech, nowMs: number): void {
    if (this.isResting(engine, nowMs)) return
    const timesInRow = (this.#rests.get(engine)?.timesInRow ?? 0) + 1
    const restMs = Math.min(FIRST_REST_MS * 2 ** (timesInRow - 1), LONGEST_REST_MS)
    this.#rests.set(engine, { timesInRow, untilMs: nowMs + restMs })
  }

  spoke(engine: Speech): void {
    this.#rests.delete(engine)
  }
}
