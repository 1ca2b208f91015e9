import type { Clock } from '../contracts/clock.ts'
import type { Memory } from '../contracts/memories.ts'

/** Who waits for a lookup waits no longer than this, in ms; it takes a tenth of it with 10,000 memories. */
export const RECALL_WITHIN_MS = 10

/** What one conversation has in mind for what is being said: looked up while it is said, used when it is. */
export class Recollection {
  readonly #recall: (text: string) => Promise<readonly Memory[]>
  readonly #clock: Clock
  #ready: readonly Memory[] = []
  #latest: { readonly text: string; readonly done: Promise<void> } | null = null

  constructor(recall: (text: string) => Promise<readonly Memory[]>, clock: Clock) {
    this.#recall = recall
    this.#clock = clock
  }

  /** What is ready now; asking takes no time. */
  get ready(): readonly Memory[] {
    return this.#ready
  }

  /** Looks up what belongs to a text. Resolves when that is there, at the latest after `RECALL_WITHIN_MS`; never rejects. */
  async expect(text: string): Promise<void> {
    if (this.#latest?.text !== text) this.#latest = { text, done: this.#look(text) }
    const { done } = this.#latest
    const enough = new AbortController()
    const tooLong = this.#clock.sleep(RECALL_WITHIN_MS, enough.signal).catch(() => 'it was there in time')
    await Promise.race([done, tooLong])
    enough.abort()
  }

  /** Lets go of it: the next message begins anew. */
  clear(): void {
    this.#latest = null
    this.#ready = []
  }

  async #look(text: string): Promise<void> {
    // Without its memory she still answers; whoever stores or lists it is told what is wrong.
    const found = await this.#recall(text).catch(() => [])
    if (this.#latest?.text === text) this.#ready = found
  }
}
