import { constant } from '../hearing/constants.ts'
import { afterTurn } from '../hearing/own-pauses.ts'
import type { Habits } from './habits.ts'
import type { Unheard } from './spoken-turn.ts'

/** What was answered last, and how it had ended. */
export type Answered = {
  readonly turnId: string
  readonly text: string
  /** True end of speech, on our clock. */
  readonly finishedAtMs: number
  /** The silence that was taken for the end. */
  readonly silenceMs: number
}

/** Knows whether somebody who speaks again was cut off by the latest answer, and learns from it. */
export class LatestAnswer {
  #answered: Answered | null = null

  is(turnId: string): boolean {
    return this.#answered?.turnId === turnId
  }

  get turnId(): string | null {
    return this.#answered?.turnId ?? null
  }

  began(answered: Answered): void {
    this.#answered = answered
  }

  /** Something else was said meanwhile. */
  forget(): void {
    this.#answered = null
  }

  /** Somebody speaks when she has ended: nobody was cut off. */
  endedWell(habits: Habits): void {
    if (this.#answered !== null) habits.pauses = afterTurn(habits.pauses, null)
    this.#answered = null
  }

  /**
   * Somebody speaks over her.
   *
   * @param atMs when they began
   * @param startedAtMs when the answer was first heard; `null` when it was not
   * @returns what they go on with, as nothing of its answer was heard; `null` when it is something new
   */
  interrupted(habits: Habits, atMs: number, startedAtMs: number | null): Unheard | null {
    const answered = this.#answered
    this.#answered = null
    if (answered === null) return null
    const { turnId, text, finishedAtMs, silenceMs } = answered
    const afterHerStartMs = startedAtMs === null ? null : atMs - startedAtMs
    habits.pauses = afterTurn(habits.pauses, { afterHerStartMs, silenceMs, meansNothing: false })
    return startedAtMs === null && atMs - finishedAtMs <= constant('goesOnWithinMs') ? { turnId, text } : null
  }
}
