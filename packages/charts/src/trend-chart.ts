import { scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { type ChartFrame, type ChartTexts, level, picture, plotFor, plotHeight, round, text } from './plot.ts'
import { type Shape, shape } from './shape.ts'
import { rangeScale, valueScale } from './value-scale.ts'

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
    { ...texts, y: scale.logarithmic ? `${texts.y} · ${texts.logarithmic}` : texts.y },
    frame,
    { plot, scale, across: ends(points.length).map((index) => ({ at: x(index), text: points[index]?.at ?? '' })) },
    [
      ...(target === null ? [] : [level(scale.at(target), plot, `${texts.target} ${frame.format(target)}`, 'target')]),
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
      latestValue(points[last]?.value ?? 0, x(last), scale.at(points[last]?.value ?? 0), frame),
    ],
  )
}

/** Beside the dot: above it, or below where there is no room above. */
function latestValue(value: number, x: number, y: number, { format }: ChartFrame): Shape {
  return text(format(value), {
    class: 'chart-note chart-note-latest',
    x: round(x + 5),
    y: round(y > 20 ? y - 10 : y + 20),
    'text-anchor': 'end',
  })
}

/** The first and the latest review; one alone stands for both. */
const ends = (count: number): number[] => (count > 1 ? [0, count - 1] : [0])
