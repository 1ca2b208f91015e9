import type { Clock } from '@eva/core'

export type FakeClock = Clock & {
  /** Lets `ms` pass: everything that sleeps until then wakes, in order, and what it sets off runs before the next. */
  advance(ms: number): Promise<void>
  /** Runs everything that can run without time passing. */
  settle(): Promise<void>
  /** How many sleeps are pending now. */
  readonly sleeping: number
}

type Sleeper = { readonly wakesAtMs: number; wake(): void }

/** Wall time at which every fake clock starts: 2026-01-05, a Monday, 09:00 UTC. */
const START_WALL_MS = Date.UTC(2026, 0, 5, 9)

/** Promise jobs that one step of work may need before the next timer; more than any chain in the engine has. */
const JOBS_PER_STEP = 100

/** A clock that stands still until it is told to move. */
export function createFakeClock(): FakeClock {
  let nowMs = 0
  const sleepers = new Set<Sleeper>()

  const settle = async (): Promise<void> => {
    for (let job = 0; job < JOBS_PER_STEP; job++) await Promise.resolve()
    // Also lets native streams and sockets of the process have their turn.
    await new Promise((resolve) => setImmediate(resolve))
  }

  return {
    nowMs: () => nowMs,
    wallTimeMs: () => START_WALL_MS + nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason)
          return
        }
        const sleeper: Sleeper = {
          wakesAtMs: nowMs + Math.max(0, ms),
          wake: () => {
            signal?.removeEventListener('abort', stop)
            resolve()
          },
        }
        const stop = (): void => {
          sleepers.delete(sleeper)
          reject(signal?.reason)
        }
        signal?.addEventListener('abort', stop, { once: true })
        sleepers.add(sleeper)
      }),
    async advance(ms) {
      const untilMs = nowMs + ms
      await settle()
      for (;;) {
        const next = [...sleepers].sort((a, b) => a.wakesAtMs - b.wakesAtMs)[0]
        if (next === undefined || next.wakesAtMs > untilMs) break
        nowMs = next.wakesAtMs
        sleepers.delete(next)
        next.wake()
        await settle()
      }
      nowMs = untilMs
    },
    settle,
    get sleeping() {
      return sleepers.size
    },
  }
}

/** Ids `prefix-1`, `prefix-2`, … */
export function createFakeIds(prefix: string): () => string {
  let made = 0
  return () => {
    made += 1
    return `${prefix}-${made}`
  }
}
