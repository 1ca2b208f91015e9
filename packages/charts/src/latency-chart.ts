import { scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { type ChartFrame, type ChartTexts, countTicks, level, picture, plotFor, plotHeight, round } from './plot.ts'
import { type Shape, shape } from './shape.ts'
import { valueScale } from './value-scale.ts'

/** One figure, run by run. */
export type Runs = {
  /** In the order in which they were taken. */
  readonly values: readonly number[]
  /** Where the figure should stay below (or above, with `better: 'higher'`); `null` for none. */
  readonly target: number | null
  readonly better: 'lower' | 'higher'
}

export type RunsTexts = ChartTexts & {
  readonly target: string
  readonly median: string
  /** Said in place of `y` when the axis is logarithmic. */
  readonly logarithmic: string
}

/**
 * Each run as a dot against its target, and the median. A run that misses the target is a ring: it can be told without colour.
 * The axis starts at zero, or is logarithmic where {@link valueScale} says so.
 */
export function latencyChart({ values, target, better }: Runs, texts: RunsTexts, frame: ChartFrame): Shape {
  if (values.length === 0) return shape('svg', { class: 'chart', viewBox: `0 0 ${frame.width} 1` })
  const scale = valueScale(target === null ? values : [...values, target], plotHeight(frame.width))
  const plot = plotFor(frame, scale)
  const places = scalePoint(
    values.map((_, index) => index + 1),
    [0, plot.width],
  ).padding(0.6)
  const x = (index: number): number => places(index + 1) ?? 0
  const path = line<number>(
    (_, index) => round(x(index)),
    (value) => round(scale.at(value)),
  )(values)
  const misses = (value: number): boolean => target !== null && (better === 'lower' ? value > target : value < target)
  return picture(
    { ...texts, y: scale.logarithmic ? texts.logarithmic : texts.y },
    frame,
    {
      plot,
      scale,
      entries: [
        ...(target === null ? [] : [{ kind: 'chart-target', label: `${texts.target} ${frame.format(target)}` }]),
        { kind: 'chart-median', label: `${texts.median} ${frame.format(median(values))}` },
      ],
      across: countTicks(values.length, frame.width < 420 ? 6 : 11).map((run) => ({ at: x(run - 1), text: `${run}` })),
    },
    [
      shape('path', { class: 'chart-thread', d: path ?? '' }),
      level(scale.at(median(values)), plot, 'median'),
      ...(target === null ? [] : [level(scale.at(target), plot, 'target')]),
      ...values.map((value, index) =>
        shape(
          'circle',
          {
            class: misses(value) ? 'chart-run chart-missed' : 'chart-run',
            cx: round(x(index)),
            cy: round(scale.at(value)),
            r: 4,
          },
          [shape('title', {}, [`${index + 1}: ${frame.format(value)}`])],
        ),
      ),
    ],
  )
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
