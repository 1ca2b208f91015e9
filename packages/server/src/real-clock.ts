import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '@eva/core'

/** The machine's own time. */
export const realClock: Clock = {
  nowMs: () => performance.now(),
  wallTimeMs: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await wait(ms, undefined, signal === undefined ? {} : { signal })
    } catch (thrown) {
      // Node wraps the reason in an AbortError; whoever cancelled wants to see their own.
      signal?.throwIfAborted()
      throw thrown
    }
  },
}
