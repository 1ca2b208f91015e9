import type { Clock } from '@eva/core'
import type { Check } from '../check.ts'

/** A clock that is kept in step with the world's moves by less, in ms; more was somebody's hand, or a sleep. */
const JUMP_MS = 2_000

/** Before this year nothing of hers existed: certificates look as if they came from the future. */
const FIRST_YEAR = 2025

/**
 * Compares the time of day with the time that only counts up. The two are read together when this is made, which should
 * be at the start.
 */
export function watchClock(clock: Clock): Check {
  const offsetMs = (): number => clock.wallTimeMs() - clock.nowMs()
  const atStartMs = offsetMs()
  return {
    id: 'clock',
    part: 'clock',
    which: '',
    look: async () => {
      const latencyMs = null
      const year = new Date(clock.wallTimeMs()).getUTCFullYear()
      if (year < FIRST_YEAR) return { status: 'bad', seen: { code: 'clock_wrong', facts: { year } }, latencyMs }
      const drift_ms = Math.round(offsetMs() - atStartMs)
      if (Math.abs(drift_ms) > JUMP_MS) {
        const by_s = Math.round(drift_ms / 1_000)
        return { status: 'warning', seen: { code: 'clock_jumped', facts: { by_s } }, latencyMs }
      }
      return { status: 'good', seen: { code: 'clock_steady', facts: { drift_ms } }, latencyMs }
    },
  }
}
