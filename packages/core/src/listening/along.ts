import type { EarStream, Heard } from '../contracts/ear.ts'
import type { Pcm } from '../contracts/speech.ts'
import type { ChosenEar } from '../ears/choose-ear.ts'
import { asEvaError, type EvaError } from '../errors.ts'

/** What hearing along needs to know. */
export type AlongWish = { readonly language: string | null; readonly context: string }

/**
 * Hears one utterance while it is said, by an ear that can: its words so far are told, and what was said is known almost
 * as soon as it ends. Ends with `finish` or `stop`; one that failed says nothing more, and its `finish` rejects.
 */
export class Along {
  readonly by: ChosenEar
  readonly #cancel = new AbortController()
  readonly #stream: EarStream

  /** @param onWords is told all words so far whenever they change */
  constructor(by: ChosenEar, wish: AlongWish, onWords: (text: string) => void, onFailure: (error: EvaError) => void) {
    this.by = by
    this.#stream = by.engine.open({ ear: by.ear.id, ...wish, signal: this.#cancel.signal })
    void this.#follow(onWords, onFailure)
  }

  push(samples: Pcm): void {
    if (!this.#cancel.signal.aborted) this.#stream.push(samples)
  }

  finish(): Promise<Heard> {
    return this.#stream.finish()
  }

  stop(reason: unknown): void {
    this.#cancel.abort(reason)
  }

  async #follow(onWords: (text: string) => void, onFailure: (error: EvaError) => void): Promise<void> {
    try {
      for await (const text of this.#stream.partials) onWords(text)
    } catch (thrown) {
      if (!this.#cancel.signal.aborted) onFailure(asEvaError(thrown, 'ear_failed', `${this.by.ear.id} failed.`))
    }
  }
}
