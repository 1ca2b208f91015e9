/** Somebody begins to use parts of her; the returned function tells that they have done with it. */
export type Enter = () => () => void

/**
 * Who uses parts of her now: turns, sounds that are asked for, sounds that are being understood. A part that is no longer
 * wanted is closed when everybody has left who was inside when that was decided; whoever comes later never sees it.
 */
export class Grace {
  readonly #inside = new Set<Promise<void>>()
  readonly #ended = Promise.withResolvers<void>()

  readonly enter: Enter = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#inside.add(promise)
    return () => {
      this.#inside.delete(promise)
      resolve()
    }
  }

  /** Resolves when all have left who are inside now. */
  async over(): Promise<void> {
    await Promise.race([Promise.all(this.#inside), this.#ended.promise])
  }

  /** Nobody is waited for any more. */
  end(): void {
    this.#ended.resolve()
  }
}
