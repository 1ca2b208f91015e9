import type { Memory } from '../contracts/memories.ts'
import type { Store } from '../contracts/store.ts'
import { EvaError } from '../errors.ts'
import type { Fact } from './facts/fact-rule.ts'
import { isSecret } from './facts/secrets.ts'
import { findFacts } from './find-facts.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type ForgetWish, forgetWish, memoriesMeant } from './forget-wish.ts'
import { Learner, type LearnerParts, type ToldTurn } from './learner.ts'
import { recall } from './recall.ts'

/** Memories with the same words that one is looked for among. */
const ALIKE_MAX = 50

/** Under this name the store keeps whether she remembers at all. */
const SETTING = 'memory'

export type MemoryParts = LearnerParts & {
  readonly store: Pick<Store, 'memories' | 'keepSetting' | 'setting'>
  /** Something was forgotten by a wish: whoever has it in mind must let go of it. */
  readonly onForgotten: () => void
}

/**
 * What she remembers of the person: learns it when a turn has ended and nobody waits for an answer, and finds it again
 * while the next one is being said. A turn that begins stops the learning; what was not learnt is taken up afterwards.
 */
export class MemoryKeeper {
  readonly #parts: MemoryParts
  #paused: boolean
  readonly #learner: Learner

  private constructor(parts: MemoryParts, paused: boolean) {
    this.#parts = parts
    this.#paused = paused
    this.#learner = new Learner(parts, () => this.#paused)
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
    if (paused) this.#learner.drop(() => true)
    await this.#parts.store.keepSetting(SETTING, paused ? 'paused' : 'on')
  }

  /** Whether there may be something to recall. Takes no time. */
  get mayRecall(): boolean {
    return !this.#paused && this.#parts.store.memories.mayHoldAny()
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
    return this.#learner.answering()
  }

  /** A turn has ended. What it tells is learnt when there is time. */
  told(turn: ToldTurn): void {
    const wish = forgetWish(turn.message)
    if (wish !== null) return void this.#forget(wish, turn).catch(this.#parts.reportFailure)
    if (!this.#paused && !turn.isOffRecord()) this.#learner.add(turn)
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
    this.#learner.drop((turn) => turn.conversationId === conversationId)
  }

  /** Learns what is left by rules, which takes no time. */
  close(): Promise<void> {
    return this.#learner.close()
  }

  /** Also while she is paused or off the record: a wish to be forgotten always holds. */
  async #forget(wish: ForgetWish, { id, conversationId, tell }: ToldTurn): Promise<void> {
    const { store, clock, onForgotten } = this.#parts
    // What was told and not learnt yet is not learnt after it.
    this.#learner.drop((turn) => wish.what === 'everything' || turn.conversationId === conversationId)
    const meant = await memoriesMeant(wish, store.memories, { conversationId, nowMs: clock.wallTimeMs() })
    if (wish.what === 'everything') await store.memories.forgetAll()
    else for (const memory of meant) await store.memories.forget(memory.id)
    if (meant.length === 0) return
    onForgotten()
    tell({ added: [], forgotten: meant.map((memory) => ({ id: memory.id, text: memory.text, turn_id: id })) })
  }
}
