import type { StoredTurn } from '../contracts/store.ts'
import { EvaError } from '../errors.ts'
import type { Exchange } from '../turn/prompt.ts'

/** An exchange that has ended, by the name of its turn. */
export type Told = Exchange & { readonly id: string }

/** What was said in one conversation, as the next prompt sees it. */
export class History {
  #told: readonly Told[]

  constructor(turns: readonly StoredTurn[]) {
    this.#told = turns.map(({ id, message, generated, heard, status }) => ({ id, message, generated, heard, status }))
  }

  get length(): number {
    return this.#told.length
  }

  /** The first `count` exchanges, in order. */
  first(count: number): readonly Told[] {
    return this.#told.slice(0, count)
  }

  /**
   * How many exchanges stand before the one of this turn.
   *
   * @throws EvaError `turn_not_found`
   */
  countBefore(turnId: string): number {
    const at = this.#told.findIndex(({ id }) => id === turnId)
    if (at < 0) throw new EvaError('turn_not_found', 'The turn to be replaced is not in this conversation.')
    return at
  }

  /** Drops all but the first `count` exchanges. */
  keep(count: number): void {
    this.#told = this.first(count)
  }

  add(told: Told): void {
    this.#told = [...this.#told, told]
  }

  /** More of an answer was heard, or less. `false` where that was known, or the turn is not here. */
  noteHeard(turnId: string, heard: string): boolean {
    const known = this.#told.find(({ id }) => id === turnId)
    if (known === undefined || known.heard === heard) return false
    this.#told = this.#told.map((told) => (told === known ? { ...told, heard } : told))
    return true
  }

  /** Memories were forgotten or changed: no later prompt holds what was known of them. */
  forgetWhatWasInMind(): void {
    this.#told = this.#told.map((told) => ({ ...told, inMind: [] }))
  }

  /** The same, with what is still being played taken as heard: it mostly will be. */
  asHeard(): readonly Told[] {
    return this.#told.map((told) => (told.status === 'interrupted' ? told : { ...told, heard: told.generated }))
  }
}
