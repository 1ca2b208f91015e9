import type { ServerEventOf } from '@eva/protocol'
import type { Clock, MakeId } from '../contracts/clock.ts'
import type { Memory, Remembered } from '../contracts/memories.ts'
import type { Store } from '../contracts/store.ts'
import { BargeIn, EvaError } from '../errors.ts'
import type { Router } from '../routing/router.ts'
import { askForFacts, mayTell } from './ask-for-facts.ts'
import type { Fact } from './facts/fact-rule.ts'
import { isSecret } from './facts/secrets.ts'
import { findFacts } from './find-facts.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type ForgetWish, forgetWish, memoriesMeant } from './forget-wish.ts'
import { recall } from './recall.ts'

/** Turns that wait to be looked at; of more, the oldest are let go. */
const WAITING_MAX = 16

/** Memories with the same words that one is looked for among. */
const ALIKE_MAX = 50

/** Under this name the store keeps whether she remembers at all. */
const SETTING = 'memory'

export type MemoryParts = {
  readonly store: Pick<Store, 'memories' | 'keepSetting' | 'setting'>
  readonly router: Router
  readonly clock: Clock
  readonly makeId: MakeId
  /** Something was forgotten by a wish: whoever has it in mind must let go of it. */
  readonly onForgotten: () => void
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

/**
 * What she remembers of the person: learns it when a turn has ended and nobody waits for an answer, and finds it again
 * while the next one is being said. A turn that begins stops the learning; what was not learnt is taken up afterwards.
 */
export class MemoryKeeper {
  readonly #parts: MemoryParts
  #paused: boolean
  #answering = 0
  #waiting: readonly ToldTurn[] = []
  #learning: { readonly stop: AbortController; readonly done: Promise<void> } | null = null
  #closed = false

  private constructor(parts: MemoryParts, paused: boolean) {
    this.#parts = parts
    this.#paused = paused
  }

  static async open(parts: MemoryParts): Promise<MemoryKeeper> {
    return new MemoryKeeper(parts, (await parts.store.setting(SETTING)) === 'paused')
  }

  get isPaused(): boolean {
    return this.#paused
  }

  /** While paused, nothing new is remembered and nothing is recalled. */
  async pause(paused: boolean): Promise<void> {
    this.#paused = paused
    if (paused) this.#forgetWaiting(() => true)
    await this.#parts.store.keepSetting(SETTING, paused ? 'paused' : 'on')
  }

  /** What belongs to a text, the best first. */
  recall(text: string): Promise<readonly Memory[]> {
    const { store, clock } = this.#parts
    return this.#paused ? Promise.resolve([]) : recall(text, store.memories, clock.wallTimeMs())
  }

  /** She had them in mind for an answer. */
  recalled(memories: readonly Memory[]): void {
    if (memories.length === 0) return
    const { store, clock, reportFailure } = this.#parts
    store.memories
      .noteRecalled(
        memories.map(({ id }) => id),
        clock.wallTimeMs(),
      )
      .catch(reportFailure)
  }

  /** Somebody waits for an answer: nothing is learnt until the function that is returned is called. */
  answering(): () => void {
    this.#answering += 1
    this.#learning?.stop.abort(new BargeIn('somebody waits for an answer'))
    return () => {
      this.#answering -= 1
      this.#learnNext()
    }
  }

  /** A turn has ended. What it tells is learnt when there is time. */
  told(turn: ToldTurn): void {
    const wish = forgetWish(turn.message)
    if (wish !== null) return void this.#forget(wish, turn).catch(this.#parts.reportFailure)
    if (this.#paused || this.#closed || turn.isOffRecord()) return
    this.#waiting = [...this.#waiting, turn].slice(-WAITING_MAX)
    this.#learnNext()
  }

  /**
   * The person writes something down for her to remember.
   *
   * @returns what is kept, and whether it is new: the same words are kept once
   * @throws EvaError `invalid_request` for a password, a number of a card, a key
   */
  async write(text: string): Promise<{ readonly memory: Memory; readonly isNew: boolean }> {
    if (isSecret(text)) {
      throw new EvaError('invalid_request', 'Eva keeps no passwords, numbers of cards or keys.', { param: 'text' })
    }
    const { store, makeId, clock } = this.#parts
    const [told] = findFacts(text)
    const { kind, key }: Pick<Fact, 'kind' | 'key'> = told ?? { kind: 'note', key: null }
    const place = { source: '', conversationId: null, turnId: null, createdAtMs: clock.wallTimeMs() }
    const kept = await store.memories.remember({ id: makeId(), kind, key, text, ...place })
    if (kept !== null) return { memory: kept.memory, isNew: true }
    const { memories } = await store.memories.list({ query: text, limit: ALIKE_MAX, offset: 0 })
    const memory = memories.find((each) => fingerprintOf(each.text) === fingerprintOf(text))
    if (memory === undefined) throw new EvaError('memory_not_found', 'It was forgotten in this moment.')
    return { memory, isNew: false }
  }

  /** Nothing more is learnt of a conversation than was by now. */
  leave(conversationId: string): void {
    this.#forgetWaiting((turn) => turn.conversationId === conversationId)
  }

  /** Learns what is left by rules, which takes no time. */
  async close(): Promise<void> {
    this.#closed = true
    this.#learning?.stop.abort(new BargeIn('Eva is stopping'))
    await this.#learning?.done
    await this.#keep(pairsOf(this.#waiting, byRules(this.#waiting)))
    this.#waiting = []
  }

  /** Also while she is paused or off the record: a wish to be forgotten always holds. */
  async #forget(wish: ForgetWish, { id, conversationId, tell }: ToldTurn): Promise<void> {
    const { store, clock, onForgotten } = this.#parts
    // What was told and not learnt yet is not learnt after it.
    this.#forgetWaiting((turn) => wish.what === 'everything' || turn.conversationId === conversationId)
    const meant = await memoriesMeant(wish, store.memories, { conversationId, nowMs: clock.wallTimeMs() })
    if (wish.what === 'everything') await store.memories.forgetAll()
    else for (const memory of meant) await store.memories.forget(memory.id)
    if (meant.length === 0) return
    onForgotten()
    tell({ added: [], forgotten: meant.map((memory) => ({ id: memory.id, text: memory.text, turn_id: id })) })
  }

  #forgetWaiting(isMeant: (turn: ToldTurn) => boolean): void {
    this.#waiting = this.#waiting.filter((turn) => !isMeant(turn))
    this.#learning?.stop.abort(new BargeIn('it is not to be remembered'))
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
    const facts = await this.#factsOf(turns, signal)
    if (signal.aborted) return
    // What was taken out of the line meanwhile is not to be remembered.
    const learnt = pairsOf(turns, facts).filter(({ turn }) => this.#waiting.includes(turn))
    this.#waiting = this.#waiting.filter((turn) => !turns.includes(turn))
    await this.#keep(learnt)
  }

  async #factsOf(turns: readonly ToldTurn[], signal: AbortSignal): Promise<readonly (readonly Fact[])[]> {
    const { router } = this.#parts
    const messages = turns.map(({ message }) => message)
    const mayAsk = router.hasMind() && router.drafts() !== 'none' && messages.some(mayTell)
    if (!mayAsk) return byRules(turns)
    try {
      return await askForFacts(messages, router, signal)
    } catch {
      // The router knows by now that the brain failed; the rules know the plainest facts.
      return byRules(turns)
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
      if (turn.isOffRecord() || this.#paused) break
      const createdAtMs = clock.wallTimeMs()
      const remembered = await store.memories.remember({ ...fact, id: makeId(), conversationId, turnId, createdAtMs })
      if (remembered !== null) kept.push(remembered)
    }
    return kept
  }
}

const byRules = (turns: readonly ToldTurn[]): readonly (readonly Fact[])[] =>
  turns.map(({ message }) => findFacts(message))

/** A turn, and what it tells. */
type Learnt = { readonly turn: ToldTurn; readonly facts: readonly Fact[] }

const pairsOf = (turns: readonly ToldTurn[], facts: readonly (readonly Fact[])[]): readonly Learnt[] =>
  turns.map((turn, at) => ({ turn, facts: facts[at] ?? [] }))

const addedOf = ({ memory: { id, text, source }, replaced }: Remembered, turn: ToldTurn): Added => ({
  id,
  text,
  source,
  turn_id: turn.id,
  replaced: replaced?.text ?? null,
})
