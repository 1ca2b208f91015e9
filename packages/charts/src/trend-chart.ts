import { scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import {
  type ChartFrame,
  type ChartTexts,
  level,
  type Plot,
  picture,
  plotFor,
  plotHeight,
  round,
  text,
} from './plot.ts'
import { type Shape, shape } from './shape.ts'
import { rangeScale, type ValueScale, valueScale } from './value-scale.ts'

/** One figure from review to review, oldest first. */
export type Trend = {
  readonly points: readonly {
    /** When, as it should be read. */
    readonly at: string
    /** `null` when it was not measured: the line has a gap there. */
    readonly value: number | null
  }[]
  readonly target: number | null
  /** Of the axis, such as 0 to 100; otherwise from the values. */
  readonly range?: readonly [number, number]
}

export type TrendTexts = ChartTexts & { readonly target: string; readonly logarithmic: string }

/** One step per review, however long ago; the latest is named with its value. */
export function trendChart({ points, target, range }: Trend, texts: TrendTexts, frame: ChartFrame): Shape {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length === 0) return shape('svg', { class: 'chart', viewBox: `0 0 ${frame.width} 1` })
  const height = plotHeight(frame.width)
  const scale = range ? rangeScale(range, height) : valueScale(target === null ? values : [...values, target], height)
  const plot = plotFor(frame, scale)
  const places = scalePoint(
    points.map((_, index) => index),
    [0, plot.width],
  ).padding(0.5)
  const x = (index: number): number => places(index) ?? 0
  const path = line<Trend['points'][number]>(
    (_, index) => round(x(index)),
    ({ value }) => round(scale.at(value ?? 0)),
  ).defined(({ value }) => value !== null)(points)
  const last = points.findLastIndex(({ value }) => value !== null)
  return picture(
    { ...texts, y: scale.logarithmic ? texts.logarithmic : texts.y },
    frame,
    {
      plot,
      scale,
      across: ends(points.length).map((index) => ({ at: x(index), text: points[index]?.at ?? '' })),
      entries: target === null ? [] : [{ kind: 'chart-target', label: `${texts.target} ${frame.format(target)}` }],
    },
    [
      ...(target === null ? [] : [level(scale.at(target), plot, 'target')]),
      shape('path', { class: 'chart-line chart-series-1', d: path ?? '' }),
      ...points.flatMap(({ at, value }, index) =>
        value === null
          ? []
          : [
              shape(
                'circle',
                {
                  class: index === last ? 'chart-dot chart-latest' : 'chart-dot',
                  cx: round(x(index)),
                  cy: round(scale.at(value)),
                  r: index === last ? 5 : 3,
                },
                [shape('title', {}, [`${at}: ${frame.format(value)}`])],
              ),
            ],
      ),
      latestValue(points.slice(0, last + 1), x(last), scale, plot, frame),
    ],
  )
}

/** Above the dot, or below where the line comes from above; always inside the field. */
function latestValue(points: Trend['points'], x: number, scale: ValueScale, plot: Plot, { format }: ChartFrame): Shape {
  const measured = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const [before, latest = 0] = measured.length > 1 ? measured.slice(-2) : [undefined, ...measured]
  const y = scale.at(latest)
  const fell = before !== undefined && latest < before
  const below = y < 18 || (fell && y < plot.height - 24)
  const label = format(latest)
  return text(label, {
    class: 'chart-note chart-note-latest',
    x: round(Math.min(x, plot.width - label.length * 3.5)),
    y: round(below ? y + 20 : y - 10),
    'text-anchor': 'middle',
  })
}

/** The first and the latest review; one alone stands for both. */
const ends = (count: number): number[] => (count > 1 ? [0, count - 1] : [0])
