import type { Clock, Store } from '@eva/core'

/** A quota that was kept is at most so old after a crash, in ms. Each answer changes it several times. */
const KEEP_EVERY_MS = 1_000

/** Writes down what the brains' quotas have come to, not more often than is useful. */
export class QuotaKeeper {
  readonly #store: Pick<Store, 'keepQuota'>
  readonly #clock: Clock
  readonly #reportFailure: (error: unknown) => void
  readonly #changed = new Map<string, unknown>()
  readonly #closing = new AbortController()
  #writing: Promise<void> | null = null

  constructor(store: Pick<Store, 'keepQuota'>, clock: Clock, reportFailure: (error: unknown) => void) {
    this.#store = store
    this.#clock = clock
    this.#reportFailure = reportFailure
  }

  keep(brain: string, state: unknown): void {
    this.#changed.set(brain, state)
    this.#writing ??= this.#writeSoon()
  }

  /** Writes what is left to be written. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#writing
  }

  async #writeSoon(): Promise<void> {
    await this.#clock.sleep(KEEP_EVERY_MS, this.#closing.signal).catch(() => 'it is written now')
    this.#writing = null
    const changed = [...this.#changed]
    this.#changed.clear()
    for (const [brain, state] of changed) await this.#store.keepQuota(brain, state).catch(this.#reportFailure)
  }
}
