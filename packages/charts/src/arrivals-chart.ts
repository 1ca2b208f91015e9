import { scaleLinear } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import { type ChartFrame, type ChartTexts, picture, plotFor, plotHeight, round } from './plot.ts'
import { type Shape, shape } from './shape.ts'
import { rangeScale } from './value-scale.ts'

export type ArrivalsTexts = ChartTexts & {
  /** The name of the nth answer, from 1. */
  readonly answer: (number: number) => string
}

/** Lines that can be told apart, by colour and by dash; three have room for their names on a phone. */
const MOST_ANSWERS = 3

/**
 * How an answer grew: tokens that have arrived over ms from the message. A stream climbs like a stair, a batch in disguise is one wall.
 * Shows the first three answers.
 */
export function arrivalsChart(answers: readonly (readonly number[])[], texts: ArrivalsTexts, frame: ChartFrame): Shape {
  const shown = answers.filter((answer) => answer.length > 0).slice(0, MOST_ANSWERS)
  if (shown.length === 0) return shape('svg', { class: 'chart', viewBox: `0 0 ${frame.width} 1` })
  const most = Math.max(...shown.map((answer) => answer.length))
  const scale = rangeScale([0, most], plotHeight(frame.width))
  const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 0, useGrouping: false })
  const plain: ChartFrame = { ...frame, format: (value) => numbers.format(value) }
  const plot = plotFor(plain, scale)
  const time = scaleLinear([0, Math.max(1, ...shown.flat())], [0, plot.width]).nice(5)
  const stair = line<[number, number]>(
    ([ms]) => round(time(ms)),
    ([, count]) => round(scale.at(count)),
  ).curve(curveStepAfter)
  return picture(
    texts,
    plain,
    {
      plot,
      scale,
      entries: shown.map((_, index) => ({
        kind: `chart-line chart-series-${index + 1}`,
        label: texts.answer(index + 1),
      })),
      across: time.ticks(frame.width < 420 ? 3 : 6).map((ms) => ({ at: time(ms), text: frame.format(ms) })),
    },
    [
      ...shown.map((answer, index) =>
        shape(
          'path',
          {
            class: `chart-line chart-series-${index + 1}`,
            d: stair([[0, 0], ...answer.map((ms, at): [number, number] => [ms, at + 1])]) ?? '',
          },
          [shape('title', {}, [texts.answer(index + 1)])],
        ),
      ),
    ],
  )
}
