import type { Clock } from '@eva/core'

/** A clock for tests in which real processes and threads wait for each other. */
export const realClock: Clock = {
  nowMs: () => performance.now(),
  wallTimeMs: () => Date.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}
