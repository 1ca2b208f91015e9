import type { Clock } from '@eva/core'
import type { GpuReading, GpuSource } from './gpu-reading.ts'
import { gpuSourcesOf } from './gpu-sources.ts'

/** A reading is not taken again before this age: drivers average over about as long. */
const FRESH_MS = 1_000
/** Whoever asks waits no longer than this for a new reading. */
const PATIENCE_MS = 1_000
/** An older reading says nothing any more. */
const STALE_MS = 10_000
/** A driver that failed is not asked again before. */
const REST_MS = 60_000

type Taken = { readonly reading: GpuReading; readonly atMs: number }

/**
 * Looks at the GPU when somebody asks, and only then: nothing runs while nobody does. One look at a time, however many ask.
 * Whether there is a GPU is found out at the first look.
 */
export class GpuWatch {
  readonly #clock: Clock
  readonly #closing = new AbortController()
  #sources: readonly GpuSource[]
  #latest: Taken | null = null
  #looking: Promise<void> | null = null
  #restUntilMs = Number.NEGATIVE_INFINITY

  constructor(clock: Clock, sources: readonly GpuSource[] = gpuSourcesOf(process.platform)) {
    this.#clock = clock
    this.#sources = sources
  }

  /**
   * The GPU as it is now, or was a moment ago; `null` where there is none, or when it cannot be told. Never rejects, and
   * takes at most a second.
   */
  async read(): Promise<GpuReading | null> {
    if (this.#latestWithin(FRESH_MS) === null && this.#mayLook()) {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = null
      })
      await this.#wait(this.#looking)
    }
    return this.#latestWithin(STALE_MS)
  }

  /** Ends the tool that is running, if one is. */
  async close(): Promise<void> {
    this.#closing.abort()
    await this.#looking
  }

  #mayLook(): boolean {
    if (this.#closing.signal.aborted || this.#sources.length === 0) return false
    return this.#looking !== null || this.#clock.nowMs() >= this.#restUntilMs
  }

  #latestWithin(ageMs: number): GpuReading | null {
    const latest = this.#latest
    return latest !== null && this.#clock.nowMs() - latest.atMs < ageMs ? latest.reading : null
  }

  async #wait(looking: Promise<void>): Promise<void> {
    const done = new AbortController()
    const patience = this.#clock.sleep(PATIENCE_MS, done.signal).catch(() => 'it was read in time')
    await Promise.race([looking, patience])
    done.abort()
  }

  /** Asks one source after the other until one has a GPU. Those without are never asked again. */
  async #look(): Promise<void> {
    const absent = new Set<GpuSource>()
    let reading: GpuReading | null = null
    let failed = false
    for (const source of this.#sources) {
      try {
        reading = await source(this.#closing.signal)
        if (reading !== null) break
        absent.add(source)
      } catch {
        // Nothing depends on it, and what it could not tell is shown as unknown.
        failed = true
      }
    }
    this.#sources = this.#sources.filter((source) => !absent.has(source))
    if (reading !== null) this.#latest = { reading, atMs: this.#clock.nowMs() }
    else if (failed) this.#restUntilMs = this.#clock.nowMs() + REST_MS
  }
}
