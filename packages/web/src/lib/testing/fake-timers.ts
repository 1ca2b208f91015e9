import type { Timers } from '../timers.ts'

export type FakeTimers = Timers & {
  /** Lets `ms` pass, running what falls due in order, also what those runs plan in turn. */
  advance(ms: number): void
  /** How many calls are still planned. */
  pending(): number
}

/** A clock that stands still until it is told to move. */
export function fakeTimers(): FakeTimers {
  let nowMs = 0
  let planned: { atMs: number; run: () => void }[] = []
  return {
    now: () => nowMs,
    after(ms, run) {
      const entry = { atMs: nowMs + ms, run }
      planned.push(entry)
      return () => {
        planned = planned.filter((other) => other !== entry)
      }
    },
    advance(ms) {
      const untilMs = nowMs + ms
      for (;;) {
        const due = planned.filter((entry) => entry.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
        if (due === undefined) break
        planned = planned.filter((entry) => entry !== due)
        nowMs = due.atMs
        due.run()
      }
      nowMs = untilMs
    },
    pending: () => planned.length,
  }
}
