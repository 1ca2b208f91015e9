import type { FinishedTurn } from '../contracts/store.ts'

/** Something the user said. */
export type Utterance = {
  readonly text: string
  /** Whether the answer is also spoken. */
  readonly speak: boolean
  /** A voice asked for by id; `null` to follow the language. */
  readonly voice: string | null
  /** The turn whose place this takes, with all later ones; `null` to go on at the end. */
  readonly replaces: string | null
  /** When the user had finished, on `clock.nowMs()`: where the turn's waterfall starts. */
  readonly finishedAtMs: number
  /** When the words of a spoken message were known, on the same clock; absent for a typed one. */
  readonly recognisedAtMs?: number
}

/** A turn that was accepted. */
export type StartedTurn = {
  readonly id: string
  /** Resolves when the turn has ended and is stored, whatever its outcome; rejects when it could not be stored. */
  readonly done: Promise<FinishedTurn>
}

/** An answer that is being made while it is not yet sure that the user has finished. */
export type Draft = {
  readonly text: string
  /** Its beginning is there: its first sound, or, of an answer in text alone, its first token. */
  readonly isReady: boolean
  /** The user has finished: what was held back is told, as a turn. A draft that was dropped is answered anew. */
  commit(): StartedTurn
  /** More was said, or something else: nothing of it ever was. */
  drop(): void
}
