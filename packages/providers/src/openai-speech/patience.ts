import type { Clock } from '@eva/core'

/** A limit on how long something may be waited for, over and over. */
export type Patience = {
  /** From now on something is waited for. */
  begin(): void
  /** Nothing is waited for any more; it may take as long as it likes. */
  rest(): void
  /** To be called once, when all is over. */
  stop(): void
}

/** Calls `giveUp` when something has been waited for longer than `limitMs` in one go. */
export function createPatience(clock: Pick<Clock, 'nowMs' | 'sleep'>, limitMs: number, giveUp: () => void): Patience {
  const stopped = new AbortController()
  let waitingSinceMs: number | null = null
  const watch = async (): Promise<void> => {
    for (;;) {
      const leftMs = waitingSinceMs === null ? limitMs : waitingSinceMs + limitMs - clock.nowMs()
      if (leftMs <= 0) break
      await clock.sleep(leftMs, stopped.signal)
    }
    giveUp()
  }
  watch().catch(() => 'stopped before that')
  return {
    begin() {
      waitingSinceMs = clock.nowMs()
    },
    rest() {
      waitingSinceMs = null
    },
    stop: () => stopped.abort(),
  }
}
