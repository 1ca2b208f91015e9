import { Conversation } from './conversation.ts'
import type { Engine } from './engine.ts'

/** Conversations kept open when nobody follows them; more are closed, the least recently used first. */
export const OPEN_MAX = 64

type Entry = {
  readonly opening: Promise<Conversation>
  /** `null` until it has been read from the store. */
  conversation: Conversation | null
}

/** The open conversations of one Eva: at most one object for each, so that each has a single writer. */
export class Conversations {
  readonly #engine: Engine
  /** In order of use, the latest last. */
  readonly #open = new Map<string, Entry>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** The conversation with that id, opened from the store when it is not open. Join it or speak to it at once. */
  get(id: string): Promise<Conversation> {
    const entry = this.#open.get(id) ?? this.#enter(id)
    this.#open.delete(id)
    this.#open.set(id, entry)
    this.#closeUnused()
    return entry.opening
  }

  /** A conversation that is open now, `undefined` for any other; opens nothing. */
  peek(id: string): Promise<Conversation> | undefined {
    return this.#open.get(id)?.opening
  }

  /** Whether this is the one that is open under its name: a conversation that was deleted is not, whoever holds on to it. */
  has(conversation: Conversation): boolean {
    return this.#open.get(conversation.id)?.conversation === conversation
  }

  /** Forgets a conversation that is to be deleted; its running turn stops. */
  async drop(id: string): Promise<void> {
    this.#engine.memory.leave(id)
    const entry = this.#open.get(id)
    if (entry === undefined) return
    try {
      const conversation = await entry.opening
      conversation.interrupt()
      await conversation.finishSentence()
    } finally {
      this.#forget(id, entry)
    }
  }

  /** Memories were forgotten or changed: nobody answers with what they were. */
  async forgetWhatWasInMind(): Promise<void> {
    for (const conversation of await this.all()) conversation.forgetWhatWasInMind()
  }

  /** Forgets all of them, as `drop` does. */
  async dropAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.drop(id)))
  }

  /** Every open conversation. */
  async all(): Promise<readonly Conversation[]> {
    const opened = await Promise.allSettled([...this.#open.values()].map(({ opening }) => opening))
    return opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  }

  #enter(id: string): Entry {
    const entry: Entry = { opening: Conversation.open(id, this.#engine), conversation: null }
    entry.opening.then(
      (conversation) => {
        entry.conversation = conversation
      },
      () => this.#forget(id, entry),
    )
    return entry
  }

  #forget(id: string, entry: Entry): void {
    if (this.#open.get(id) === entry) this.#open.delete(id)
  }

  #closeUnused(): void {
    for (const [id, { conversation }] of this.#open) {
      if (this.#open.size <= OPEN_MAX) return
      if (conversation === null || conversation.isAnswering || conversation.audience.size > 0) continue
      this.#open.delete(id)
      conversation.settle().catch(() => 'what was heard stays as it was stored when the turn ended')
    }
  }
}
