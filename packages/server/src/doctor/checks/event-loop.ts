import type { Clock } from '@eva/core'
import type { EventLoopWatch } from '../../telemetry/event-loop.ts'
import type { Check } from '../check.ts'

/** Naps that are taken now, and the length of each, in ms. */
const NAPS = 10
const NAP_MS = 10

/** A wait that is heard as a stumble in her voice, in ms: what the player holds ready is a little more. */
const BUSY_MS = 100

/** Whether timers come in time now, and how late they came since the start in 99 of 100 cases. Wants to be alone. */
export const checkEventLoop = (clock: Clock, watch: Pick<EventLoopWatch, 'read'>): Check => ({
  id: 'event_loop',
  part: 'event_loop',
  which: '',
  look: async (signal) => {
    let late = 0
    for (let nap = 0; nap < NAPS; nap += 1) {
      const startedAtMs = clock.nowMs()
      await clock.sleep(NAP_MS, signal)
      late = Math.max(late, clock.nowMs() - startedAtMs - NAP_MS)
    }
    const late_ms = Math.round(late * 10) / 10
    const facts = { late_ms, p99_ms: watch.read().p99 }
    return late_ms > BUSY_MS
      ? { status: 'warning', seen: { code: 'loop_busy', facts }, latencyMs: late_ms }
      : { status: 'good', seen: { code: 'loop_free', facts }, latencyMs: late_ms }
  },
})
