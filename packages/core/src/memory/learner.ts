import type { ServerEventOf } from '@eva/protocol'
import type { Clock, MakeId } from '../contracts/clock.ts'
import type { Remembered } from '../contracts/memories.ts'
import type { Store } from '../contracts/store.ts'
import { BargeIn } from '../errors.ts'
import type { Router } from '../routing/router.ts'
import { askForFacts, mayTell } from './ask-for-facts.ts'
import type { Fact } from './facts/fact-rule.ts'
import { findFacts } from './find-facts.ts'

/** Turns that wait to be looked at; of more, the oldest are let go. */
const WAITING_MAX = 16

export type LearnerParts = {
  readonly store: Pick<Store, 'memories'>
  readonly router: Router
  readonly clock: Clock
  readonly makeId: MakeId
  readonly reportFailure: (error: unknown) => void
}

/** What there is to tell: without a number, which it gets where it is told. */
export type Learning = Pick<ServerEventOf<'memory'>, 'added' | 'forgotten'>
type Added = Learning['added'][number]

/** A turn that has ended, and in which a person may have told something. */
export type ToldTurn = {
  readonly id: string
  readonly conversationId: string
  readonly message: string
  /** Asked when something is about to be kept. */
  readonly isOffRecord: () => boolean
  /** What was kept of it, or forgotten for it. */
  readonly tell: (learning: Learning) => void
}

/** Learns from turns that have ended, all that wait together, and only while nobody waits for an answer. */
export class Learner {
  readonly #parts: LearnerParts
  readonly #isPaused: () => boolean
  #answering = 0
  #waiting: readonly ToldTurn[] = []
  #learning: { readonly stop: AbortController; readonly done: Promise<void> } | null = null
  #closed = false

  /** @param isPaused asked when something is about to be kept */
  constructor(parts: LearnerParts, isPaused: () => boolean) {
    this.#parts = parts
    this.#isPaused = isPaused
  }

  /** Somebody waits for an answer: learning stops, and goes on when the function that is returned is called. */
  answering(): () => void {
    this.#answering += 1
    this.#learning?.stop.abort(new BargeIn('somebody waits for an answer'))
    return () => {
      this.#answering -= 1
      this.#learnNext()
    }
  }

  add(turn: ToldTurn): void {
    if (this.#closed) return
    this.#waiting = [...this.#waiting, turn].slice(-WAITING_MAX)
    this.#learnNext()
  }

  /** These are not to be learnt from. */
  drop(isMeant: (turn: ToldTurn) => boolean): void {
    this.#waiting = this.#waiting.filter((turn) => !isMeant(turn))
    this.#learning?.stop.abort(new BargeIn('it is not to be remembered'))
  }

  /** Learns what is left by rules, which takes no time. */
  async close(): Promise<void> {
    this.#closed = true
    this.#learning?.stop.abort(new BargeIn('Eva is stopping'))
    await this.#learning?.done
    await this.#keep(this.#waiting.map(byRules))
    this.#waiting = []
  }

  #learnNext(): void {
    if (this.#answering > 0 || this.#learning !== null || this.#waiting.length === 0 || this.#closed) return
    const stop = new AbortController()
    const done = this.#learn(stop.signal).finally(() => {
      this.#learning = null
      this.#learnNext()
    })
    this.#learning = { stop, done }
  }

  /** Looks at all that waits, together; what is looked at stays in line until it is known. */
  async #learn(signal: AbortSignal): Promise<void> {
    const turns = this.#waiting
    const facts = await this.#look(turns, signal)
    if (signal.aborted) return
    // What was taken out of the line meanwhile is not to be remembered.
    const learnt = facts.filter(({ turn }) => this.#waiting.includes(turn))
    this.#waiting = this.#waiting.filter((turn) => !turns.includes(turn))
    await this.#keep(learnt)
  }

  /** Asks the brain where it can be asked, and where it may be; the rest is left to the rules. */
  async #look(turns: readonly ToldTurn[], signal: AbortSignal): Promise<readonly Learnt[]> {
    const { router } = this.#parts
    const telling = turns.filter(({ message }) => mayTell(message))
    if (telling.length === 0 || !router.hasMind() || router.drafts() === 'none') return turns.map(byRules)
    try {
      const messages = telling.map(({ message }) => message)
      const facts = await askForFacts(messages, router, signal)
      return turns.map((turn) => {
        const at = telling.indexOf(turn)
        return at < 0 ? byRules(turn) : { turn, facts: facts[at] ?? [] }
      })
    } catch {
      // The router knows by now that the brain failed; the rules know the plainest facts.
      return turns.map(byRules)
    }
  }

  async #keep(learnt: readonly Learnt[]): Promise<void> {
    for (const { turn, facts } of learnt) {
      try {
        const kept = await this.#keepOf(turn, facts)
        if (kept.length > 0) turn.tell({ added: kept.map((each) => addedOf(each, turn)) })
      } catch (thrown) {
        this.#parts.reportFailure(thrown)
      }
    }
  }

  async #keepOf(turn: ToldTurn, facts: readonly Fact[]): Promise<readonly Remembered[]> {
    const { store, makeId, clock } = this.#parts
    const { id: turnId, conversationId } = turn
    const kept: Remembered[] = []
    for (const fact of facts) {
      if (turn.isOffRecord() || this.#isPaused()) break
      const createdAtMs = clock.wallTimeMs()
      const remembered = await store.memories.remember({ ...fact, id: makeId(), conversationId, turnId, createdAtMs })
      if (remembered !== null) kept.push(remembered)
    }
    return kept
  }
}

/** A turn, and what it tells. */
type Learnt = { readonly turn: ToldTurn; readonly facts: readonly Fact[] }

const byRules = (turn: ToldTurn): Learnt => ({ turn, facts: findFacts(turn.message) })

const addedOf = ({ memory: { id, text, source }, replaced }: Remembered, turn: ToldTurn): Added => ({
  id,
  text,
  source,
  turn_id: turn.id,
  replaced: replaced?.text ?? null,
})
