/** A value that changes, for any number of readers: a slow one misses what was in between and never the last one. */
export class Latest<T> {
  #value: T
  #ended = false
  #changed = Promise.withResolvers<void>()

  constructor(value: T) {
    this.#value = value
  }

  get value(): T {
    return this.#value
  }

  /** Changes it without telling: readers see it when they look, or with the next change. */
  note(value: T): void {
    if (!this.#ended) this.#value = value
  }

  set(value: T): void {
    this.note(value)
    this.#wake()
  }

  /** The last value. */
  end(value: T): void {
    this.set(value)
    this.#ended = true
    this.#wake()
  }

  /** The value now, and each later one that the reader is in time for. */
  async *follow(): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const changed = this.#changed.promise
      const ended = this.#ended
      yield this.#value
      if (ended) return
      await changed
    }
  }

  #wake(): void {
    this.#changed.resolve()
    this.#changed = Promise.withResolvers()
  }
}
