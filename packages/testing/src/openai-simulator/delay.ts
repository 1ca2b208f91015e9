import type { Random } from '../fakes/random.ts'

/** How long something takes: always the same, evenly within ± `jitterMs`, or as the percentiles of a measurement say. */
export type Delay =
  | number
  | { readonly ms: number; readonly jitterMs: number }
  /** Pairs of percent (0–100) and ms, both ascending; between two, a straight line; beyond the ends, the end's. */
  | { readonly percentiles: readonly (readonly [percent: number, ms: number])[] }

/** One delay, ms, never negative. A fixed one draws nothing. */
export function drawMs(delay: Delay, random: Random): number {
  if (typeof delay === 'number') return delay
  if ('ms' in delay) return Math.max(0, delay.ms + (random.next() * 2 - 1) * delay.jitterMs)
  return atPercent(delay.percentiles, random.next() * 100)
}

function atPercent(percentiles: readonly (readonly [number, number])[], percent: number): number {
  const above = percentiles.findIndex(([each]) => each >= percent)
  const [highPercent, highMs] = percentiles.at(above) ?? [100, 0]
  const [lowPercent, lowMs] = above > 0 ? (percentiles[above - 1] ?? [0, highMs]) : [highPercent, highMs]
  if (highPercent === lowPercent) return highMs
  return lowMs + ((highMs - lowMs) * (percent - lowPercent)) / (highPercent - lowPercent)
}
