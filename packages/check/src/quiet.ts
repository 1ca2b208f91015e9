import { cpus } from 'node:os'
import type { Finding } from '@eva/protocol'
import type { Clock } from './clock.ts'
import { finding } from './findings.ts'
import { both } from './local-text.ts'
import { medianOf } from './probes/statistics.ts'

/** Long enough for the system's ticks (10 ms) to tell, short enough to be looked at between all measurements, ms. */
const QUIET_MS = 100
/** Busier than this while neither Eva nor the reviewer has anything to do, and times are not hers alone. */
const BUSY_SHARE = 0.5

/** What all processors of this machine have done since it started, ms. */
type Work = { readonly idleMs: number; readonly totalMs: number }

function lookAtProcessors(): Work {
  const all = cpus().map(({ times }) => times)
  const idleMs = all.reduce((sum, { idle }) => sum + idle, 0)
  const totalMs = all.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0)
  return { idleMs, totalMs }
}

/** How busy this machine is, 0–1, while nothing is asked of anybody; `null` where the system does not tell. */
export async function lookAtQuiet(clock: Clock, signal: AbortSignal): Promise<number | null> {
  const before = lookAtProcessors()
  await clock.sleep(QUIET_MS, signal)
  const after = lookAtProcessors()
  const totalMs = after.totalMs - before.totalMs
  return totalMs <= 0 ? null : 1 - (after.idleMs - before.idleMs) / totalMs
}

/**
 * What others did on this machine between the measurements; the median, since Eva may end something of her own now and
 * then.
 */
export function busyFindings(shares: readonly number[], load: number, cores: number): readonly Finding[] {
  const share = medianOf(shares)
  if (share === null || share < BUSY_SHARE) return []
  const [percent, written] = [Math.round(share * 100), load.toFixed(1)]
  return [
    finding(
      'machine_busy',
      both(
        `Between the measurements ${percent} % of it was taken by other programs (load ${written} on ${cores} processors): times are longer than hers, and prove little.`,
        `Entre les mesures, ${percent} % étaient pris par d’autres programmes (charge ${written} sur ${cores} processeurs) : les durées dépassent les siennes et prouvent peu.`,
      ),
    ),
  ]
}
