import { Conversation } from './conversation.ts'
import type { Engine } from './engine.ts'

/** Conversations kept open when nobody follows them; more are closed, the least recently used first. */
const OPEN_MAX = 256

/** The open conversations of one Eva: at most one object for each, so that each has a single writer. */
export class Conversations {
  readonly #engine: Engine
  /** In order of use, the latest last. */
  readonly #open = new Map<string, Promise<Conversation>>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** The conversation with that id, opened from the store when it is not open. */
  get(id: string): Promise<Conversation> {
    const known = this.#open.get(id)
    const opened = known ?? Conversation.open(id, this.#engine)
    this.#open.delete(id)
    this.#open.set(id, opened)
    if (known === undefined) {
      opened.catch(() => this.#open.delete(id))
      void this.#closeUnused()
    }
    return opened
  }

  /** A conversation that is open now, `undefined` for any other; opens nothing. */
  peek(id: string): Promise<Conversation> | undefined {
    return this.#open.get(id)
  }

  /** Forgets a conversation that was deleted; its running turn stops. */
  async drop(id: string): Promise<void> {
    const conversation = await this.#open.get(id)
    this.#open.delete(id)
    conversation?.interrupt()
    await conversation?.finishSentence()
  }

  /** Every open conversation. */
  async all(): Promise<readonly Conversation[]> {
    return Promise.all(this.#open.values())
  }

  async #closeUnused(): Promise<void> {
    for (const [id, opened] of this.#open) {
      if (this.#open.size <= OPEN_MAX) return
      const conversation = await opened
      if (conversation.audience.size === 0 && !conversation.isAnswering) this.#open.delete(id)
    }
  }
}
