import type { Clock } from '@eva/core'
import { sqliteErrorCode } from './sqlite-error-code.ts'

/** Longest wait for another connection's write. Such a write takes milliseconds; what takes longer is stuck. */
export const MAX_BUSY_WAIT_MS = 5_000

/** Pause between two attempts; SQLite's own waiting would stop every conversation of this process meanwhile. */
export const BUSY_PAUSE_MS = 2

/** SQLite's result code for "another connection is writing"; codes that refine it end in the same byte. */
const SQLITE_BUSY = 5

/** Does `work` at once and, as long as another connection holds the database, again. Throws what `work` throws. */
export async function retryWhileBusy<T>(work: () => T, clock: Clock): Promise<T> {
  const giveUpAtMs = clock.nowMs() + MAX_BUSY_WAIT_MS
  for (;;) {
    try {
      return work()
    } catch (thrown) {
      if (sqliteErrorCode(thrown) !== SQLITE_BUSY || clock.nowMs() >= giveUpAtMs) throw thrown
    }
    await clock.sleep(BUSY_PAUSE_MS)
  }
}
