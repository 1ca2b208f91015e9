import type { ChatMessage } from '../contracts/llm.ts'
import type { Candidate } from './candidate.ts'

/** Conversations that may wait to be read; more than that are not talked in at the same time on one machine. */
const WAITING_MAX = 8

/** Who can read, and may be asked next. */
type Reader = Pick<Candidate, 'llm' | 'prefill'>

type Reading = { readonly messages: readonly ChatMessage[]; readonly answerer: string }

/**
 * Keeps the brains that remember what they have read up to date with conversations that other brains answer, so that a
 * switch finds them ready. Reads one conversation at a time, and only while nobody waits for an answer.
 */
export class ReadAhead {
  #readers: readonly Reader[]
  /** What is to be read, latest last. */
  readonly #waiting = new Map<string, Reading>()
  #answering = 0
  #reading: { readonly conversationId: string; readonly stop: AbortController; isStale: boolean } | null = null
  #closed = false

  constructor(readers: readonly Reader[]) {
    this.#readers = whoKeep(readers)
  }

  /** These may be asked from now on. What is being read is begun again, by whoever reads now. */
  use(readers: readonly Reader[]): void {
    this.#readers = whoKeep(readers)
    this.#reading?.stop.abort()
  }

  /** The conversation has grown. `messages` ends with the answer, which `answerer` gave: that one knows it already. */
  note(conversationId: string, messages: readonly ChatMessage[], answerer: string): void {
    if (this.#readers.every(({ llm }) => llm.id === answerer) || this.#closed) return
    this.#waiting.delete(conversationId)
    this.#waiting.set(conversationId, { messages, answerer })
    const [oldest] = this.#waiting.keys()
    if (this.#waiting.size > WAITING_MAX && oldest !== undefined) this.#waiting.delete(oldest)
    this.#readNext()
  }

  /** Somebody waits for an answer in this conversation: all reading stops until `answered`. */
  asked(conversationId: string): void {
    this.#answering += 1
    this.#waiting.delete(conversationId)
    this.#reading?.stop.abort()
    if (this.#reading?.conversationId === conversationId) this.#reading.isStale = true
  }

  answered(): void {
    this.#answering -= 1
    this.#readNext()
  }

  close(): void {
    this.#closed = true
    this.#waiting.clear()
    this.#reading?.stop.abort()
  }

  #readNext(): void {
    const next = this.#waiting.entries().next().value
    if (this.#answering > 0 || this.#reading !== null || next === undefined) return
    const [conversationId, work] = next
    const reading = { conversationId, stop: new AbortController(), isStale: false }
    this.#reading = reading
    this.#waiting.delete(conversationId)
    void this.#read(conversationId, work, reading.stop.signal).then((finished) => {
      this.#reading = null
      // What was broken off is read later, unless the conversation goes on: then it has grown, or soon will have.
      if (!finished && !reading.isStale && !this.#closed && !this.#waiting.has(conversationId)) {
        this.#waiting.set(conversationId, work)
      }
      this.#readNext()
    })
  }

  /** `false` when it was broken off. A brain that cannot read is none the worse for it: it reads when it is asked. */
  async #read(conversationId: string, { messages, answerer }: Reading, signal: AbortSignal): Promise<boolean> {
    for (const { llm, prefill } of this.#readers) {
      if (llm.id === answerer) continue
      await prefill?.(conversationId, messages, signal).catch(() => 'it will read when it is asked')
      if (signal.aborted) return false
    }
    return true
  }
}

/** Those that remember what they have read. */
const whoKeep = (readers: readonly Reader[]): readonly Reader[] => readers.filter(({ prefill }) => prefill !== null)
