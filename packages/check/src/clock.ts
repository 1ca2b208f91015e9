import { setTimeout as sleep } from 'node:timers/promises'

/** Time, passed in: the reviewer has one clock for everything that it compares. */
export type Clock = {
  /** Monotonic, ms from any origin. */
  nowMs(): number
  wallTimeMs(): number
  /** Rejects with the signal's reason. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

export const realClock: Clock = {
  nowMs: () => performance.now(),
  wallTimeMs: () => Date.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
}
