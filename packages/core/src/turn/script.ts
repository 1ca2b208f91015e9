import type { Clock } from '../contracts/clock.ts'
import type { Mood } from '../face/moods.ts'
import { Channel } from '../streams/channel.ts'
import type { Clause } from './clause.ts'
import { ClauseCutter } from './cut-clauses.ts'
import type { Playback } from './heard.ts'
import type { OneLanguage } from './one-language.ts'
import type { Stopwatch } from './stopwatch.ts'

/**
 * A brain that pauses this long within a sentence is not waited for: what is there is spoken. Above any rhythm of
 * tokens that still sounds fluent (4 a second).
 */
export const STALL_MS = 400

/** A listener's reports come in steps: how long to wait at least before looking at its queue again, in ms. */
const RECHECK_MS = 50

/** Clauses that may wait for the voice; more than an answer of a few hundred tokens has. */
const CLAUSES_MAX = 1_024

/** What is to be spoken in one turn: takes the answer's text as it grows, gives clauses as they are complete. */
export class Script {
  readonly clauses = new Channel<Clause>(CLAUSES_MAX)
  readonly #cutter: ClauseCutter
  readonly #playback: Playback
  readonly #stopwatch: Stopwatch
  readonly #clock: Clock
  readonly #over = new AbortController()
  #writtenAtMs: number
  /** How much of the answer the voice has been given. */
  #givenUpTo = 0

  constructor(oneLanguage: OneLanguage, playback: Playback, stopwatch: Stopwatch, clock: Clock) {
    this.#cutter = new ClauseCutter(oneLanguage)
    this.#playback = playback
    this.#stopwatch = stopwatch
    this.#clock = clock
    this.#writtenAtMs = clock.nowMs()
  }

  /** @param mood what the brain says of the sentence that begins with it */
  write(text: string, mood: Mood | null): void {
    this.#writtenAtMs = this.#clock.nowMs()
    this.#give(this.#cutter.push(text, this.#playback.providedMs(this.#givenUpTo, this.#writtenAtMs), mood))
  }

  /** How much of the answer cannot be taken back: the voice has it. */
  get settledLength(): number {
    return this.#cutter.settledLength
  }

  /** Forgets what the voice has not been given: another brain goes on from there. */
  rewind(): void {
    this.#cutter.rewind()
  }

  /** The answer is complete. */
  end(): void {
    this.#over.abort()
    this.#give(this.#cutter.end())
    this.clauses.close()
  }

  /** Speaks what is there whenever the brain pauses; resolves when the answer is complete or `signal` aborts. */
  async flushWhenStalled(signal: AbortSignal): Promise<void> {
    const over = AbortSignal.any([signal, this.#over.signal])
    let waitMs = STALL_MS
    while (await this.#sleeps(waitMs, over)) {
      const nowMs = this.#clock.nowMs()
      const idleMs = nowMs - this.#writtenAtMs
      const providedMs = this.#playback.providedMs(this.#givenUpTo, nowMs)
      if (idleMs < STALL_MS) {
        waitMs = STALL_MS - idleMs
      } else if (providedMs > STALL_MS) {
        // While the listener still has something to hear, a longer clause sounds better than an earlier one.
        waitMs = Math.max(providedMs - STALL_MS, RECHECK_MS)
      } else {
        this.#give(this.#cutter.stalled())
        waitMs = STALL_MS
      }
    }
  }

  async #sleeps(ms: number, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#clock.sleep(ms, signal)
      return true
    } catch (thrown) {
      if (signal.aborted) return false
      throw thrown
    }
  }

  #give(clauses: readonly Clause[]): void {
    for (const clause of clauses) {
      this.#stopwatch.mark('first_clause')
      this.#givenUpTo = clause.end
      void this.clauses.push(clause)
    }
  }
}
