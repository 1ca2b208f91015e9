import type { ServerEventOf } from '@eva/protocol'
import type { Memory } from '../contracts/memories.ts'
import { Recollection } from '../memory/recollection.ts'
import { recent } from '../turn/prompt.ts'
import type { Engine } from './engine.ts'
import type { Told } from './history.ts'
import type { TurnRecord } from './turn-record.ts'

/** Tells what was learnt of a turn. */
type TellLearnt = (event: Omit<ServerEventOf<'memory'>, 'seq'>) => void

/** What she remembers of the person in one conversation, and learns there; nothing while that is off the record. */
export class OnHerMind {
  readonly #conversationId: string
  readonly #engine: Pick<Engine, 'memory' | 'store'>
  readonly #recollection: Recollection
  #offRecord: boolean

  constructor(conversationId: string, engine: Pick<Engine, 'memory' | 'store' | 'clock'>, isOffRecord: boolean) {
    this.#conversationId = conversationId
    this.#engine = engine
    this.#recollection = new Recollection((text) => engine.memory.recall(text), engine.clock)
    this.#offRecord = isOffRecord
  }

  get isOffRecord(): boolean {
    return this.#offRecord
  }

  async setOffRecord(isOff: boolean): Promise<void> {
    this.#offRecord = isOff
    const { memory, store } = this.#engine
    if (isOff) memory.leave(this.#conversationId)
    await store.memories.setOffRecord(this.#conversationId, isOff)
  }

  /** The user is saying this, or is about to: what belongs to it is looked up. Resolves soon in any case. */
  async expect(text: string): Promise<void> {
    if (!this.#offRecord && this.#engine.memory.mayRecall) await this.#recollection.expect(text)
  }

  /** What she knows beyond what stands in the prompt anyway, because it was told in this very conversation. */
  beyond(history: readonly Told[]): readonly Memory[] {
    if (this.#offRecord) return []
    const said = new Set(recent(history).map(({ id }) => id))
    return this.#recollection.ready.filter(({ turnId, isEdited }) => isEdited || turnId === null || !said.has(turnId))
  }

  /** Lets go of what was looked up: the next message begins anew. */
  clear(): void {
    this.#recollection.clear()
  }

  /** A turn has ended: what it tells is learnt when there is time. */
  learnFrom({ id, message, inMind }: TurnRecord, tell: TellLearnt): void {
    const { memory } = this.#engine
    memory.recalled(inMind)
    memory.told({
      id,
      conversationId: this.#conversationId,
      message,
      isOffRecord: () => this.#offRecord,
      tell: (learning) => tell({ type: 'memory', ...learning }),
    })
  }
}
