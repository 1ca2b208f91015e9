type Waiter<T> = { resolve(result: IteratorResult<T, undefined>): void; reject(reason: unknown): void }

/**
 * A queue between one writer and one reader. The writer is told when it is full (`push` returns a promise to await);
 * the reader iterates. Ends by `close` (after what is queued) or `fail` (at once, what is queued is dropped).
 */
export class Channel<T> implements AsyncIterableIterator<T, undefined> {
  readonly #capacity: number
  readonly #items: T[] = []
  #reader: Waiter<T> | undefined
  #writers: (() => void)[] = []
  #end: { kind: 'open' } | { kind: 'closed' } | { kind: 'failed'; reason: unknown } = { kind: 'open' }

  /** @param capacity how many items may wait before `push` asks the writer to wait too */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Hands over one item; after the end it is dropped. Resolves (or is `undefined` at once) when there is room again. */
  push(item: T): Promise<void> | undefined {
    if (this.#end.kind !== 'open') return undefined
    if (this.#reader !== undefined) {
      const reader = this.#reader
      this.#reader = undefined
      reader.resolve({ value: item, done: false })
      return undefined
    }
    this.#items.push(item)
    if (this.#items.length < this.#capacity) return undefined
    return new Promise((resolve) => this.#writers.push(resolve))
  }

  /** Nothing more is taken. */
  get isOver(): boolean {
    return this.#end.kind !== 'open'
  }

  close(): void {
    if (this.#end.kind !== 'open') return
    this.#end = { kind: 'closed' }
    this.#releaseWriters()
    this.#reader?.resolve({ value: undefined, done: true })
    this.#reader = undefined
  }

  fail(reason: unknown): void {
    if (this.#end.kind === 'failed') return
    this.#end = { kind: 'failed', reason }
    this.#items.length = 0
    this.#releaseWriters()
    this.#reader?.reject(reason)
    this.#reader = undefined
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const item = this.#items.shift()
    if (item !== undefined) {
      if (this.#items.length < this.#capacity) this.#releaseWriters()
      return Promise.resolve({ value: item, done: false })
    }
    switch (this.#end.kind) {
      case 'open':
        return new Promise((resolve, reject) => {
          this.#reader = { resolve, reject }
        })
      case 'closed':
        return Promise.resolve({ value: undefined, done: true })
      case 'failed':
        return Promise.reject(this.#end.reason)
      default:
        return this.#end satisfies never
    }
  }

  /** The reader has left: nothing more is wanted. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.#items.length = 0
    this.close()
    return Promise.resolve({ value: undefined, done: true })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #releaseWriters(): void {
    const writers = this.#writers
    this.#writers = []
    for (const resume of writers) resume()
  }
}
