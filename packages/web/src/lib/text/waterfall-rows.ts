import type { Waterfall } from '@eva/protocol'
import { scaleLinear } from 'd3-scale'

/** One bar: the step took from `startMs` to `endMs`, counted from the moment the user finished. */
export type WaterfallRow = { step: keyof Waterfall | 'heard'; startMs: number; endMs: number }

/** In the order in which they happen. */
const STEPS = [
  'endpoint',
  'stt',
  'route',
  'queue',
  'ttft',
  'first_clause',
  'ttfa',
  'first_frame_sent',
] as const satisfies readonly (keyof Waterfall)[]

/**
 * The bars of a turn: each step begins where the one before it ended, and the whole turn is a bar of its own.
 * Steps that did not happen have none, and neither has the end of the speech where a message was typed.
 *
 * @param playDelayMs from the arrival of the first sound in this page until it was heard; `null` where not known
 */
export function waterfallRows(waterfall: Waterfall, playDelayMs: number | null = null): WaterfallRow[] {
  const rows: WaterfallRow[] = []
  let startMs = 0
  for (const step of STEPS) {
    const endMs = waterfall[step]
    if (endMs === null || (step === 'endpoint' && waterfall.stt === null)) continue
    rows.push({ step, startMs: Math.min(startMs, endMs), endMs })
    startMs = endMs
  }
  if (playDelayMs !== null && waterfall.first_frame_sent !== null) {
    rows.push({ step: 'heard', startMs, endMs: startMs + playDelayMs })
  }
  // Said while the others went on: a bar of its own.
  if (waterfall.opener !== null) rows.push({ step: 'opener', startMs: 0, endMs: waterfall.opener })
  if (waterfall.total !== null) rows.push({ step: 'total', startMs: 0, endMs: waterfall.total })
  return rows
}

/** What the bars' width stands for: all that comes before the first sound, so that the small steps can be seen. */
export function waterfallScaleMs(rows: readonly WaterfallRow[]): number {
  const steps = rows.filter((row) => row.step !== 'total')
  return Math.max(1, ...(steps.length === 0 ? rows : steps).map((row) => row.endMs))
}

/** A few round figures from 0 to the width of the bars. */
export const waterfallTicksMs = (scaleMs: number): readonly number[] => scaleLinear([0, scaleMs], [0, 1]).ticks(3)
