import {
  arrivalsChart,
  type ChartFrame,
  figuresWithRuns,
  latencyChart,
  momentLabels,
  type Shape,
  trendChart,
} from '@eva/charts'
import type { Metric, Review } from '@eva/protocol'
import { median } from 'simple-statistics'
import { changeOf, percentOf, written } from '../figures.ts'
import type { Language, Texts } from '../texts.ts'
import { element } from './element.ts'

/** Each chart is drawn for half a wide page and for a phone, so that its texts keep their size; the style sheet shows one. */
const WIDE = 500
const NARROW = 310
const FULL = 1030

/** Beyond so many, charts are there to be opened. */
const SHOWN = 4

/** Figures run by run. */
export function runCharts(review: Review, language: Language, texts: Texts): Shape | null {
  return gallery(
    texts.headings.runs,
    figuresWithRuns(review.metrics).map((metric) => runChart(metric, language, texts)),
    texts,
  )
}

function runChart({ name, samples, target, better, unit }: Metric, language: Language, texts: Texts): Shape {
  const format = (value: number): string => written(value, unit, texts)
  const isMiss = (value: number): boolean => target !== null && (better === 'lower' ? value > target : value < target)
  const summary = texts.runsSummary(
    samples.length,
    format(median(samples)),
    format(Math.max(...samples)),
    samples.filter(isMiss).length,
  )
  const { chart } = texts
  const words = {
    title: name[language],
    summary,
    x: chart.run,
    y: '',
    target: chart.target,
    median: chart.median,
    logarithmic: chart.logarithmic,
  }
  return figure(name[language], summary, (width) =>
    latencyChart({ values: samples, target, better }, words, { width, format }),
  )
}

/** How a few answers grew. */
export function arrivals(review: Review, texts: Texts): Shape | null {
  const answers = review.arrivals.filter((answer) => answer.length > 0)
  if (answers.length === 0) return null
  const summary = texts.arrivalsSummary(answers.length)
  const { chart } = texts
  const words = {
    title: texts.headings.arrivals,
    summary,
    x: chart.sinceMessage,
    y: chart.tokens,
    answer: texts.answer,
  }
  return element(
    'section',
    '',
    element('h2', '', texts.headings.arrivals),
    figure(
      null,
      summary,
      (width) => arrivalsChart(answers, words, { width, format: (value) => written(value, 'ms', texts) }),
      FULL,
    ),
  )
}

/** The score, then every figure that has a past. */
export function trends(review: Review, language: Language, texts: Texts): Shape[] {
  const { trend } = review.history
  if (trend.length === 0) return []
  const at = moments(review, texts)
  const scores = [...trend.map(({ percent }) => percent), review.score.percent]
  const points = scores.map((value, index) => ({ at: at[index] ?? '', value }))
  const summary = texts.trendSummary(points.length, percentOf(review.score.percent))
  const scored = element(
    'section',
    '',
    element('h2', '', texts.headings.trend),
    figure(
      null,
      summary,
      (width) =>
        trendChart(
          { points, target: null, range: [0, 100] },
          trendWords(texts.headings.trend, summary, texts.chart.score, texts),
          { width, format: percentOf },
        ),
      FULL,
    ),
  )
  const figures = byInterest(review).flatMap((metric) => metricTrend(metric, review, language, texts) ?? [])
  return [scored, gallery(texts.headings.trends, figures, texts)].filter((part) => part !== null)
}

/** Of the earlier reviews and of this one, in UTC so that everyone reads the same. */
const moments = ({ history, reviewed_at }: Review, { locale }: Texts): string[] =>
  momentLabels(
    [...history.trend, { reviewed_at }].map((point) => point.reviewed_at),
    locale,
    'UTC',
  )

/** What changed first, then what misses its target, then what moves at all; a line that was always flat comes last. */
function byInterest(review: Review): Metric[] {
  const interest = ({ id, score, value }: Metric): number => {
    const change = changeOf(review, id)?.change
    if (change === 'better' || change === 'worse') return 3
    if (score !== null && score < 1) return 2
    return review.history.trend.some(({ values }) => values[id] !== value) ? 1 : 0
  }
  return review.metrics.toSorted((a, b) => interest(b) - interest(a))
}

function metricTrend(metric: Metric, review: Review, language: Language, texts: Texts): Shape | null {
  const at = moments(review, texts)
  const values = [...review.history.trend.map((point) => point.values[metric.id] ?? null), metric.value]
  const points = values.map((value, index) => ({ at: at[index] ?? '', value }))
  const measured = points.filter(({ value }) => value !== null)
  if (measured.length < 2) return null
  const frame = (width: number): ChartFrame => ({ width, format: (value) => written(value, metric.unit, texts) })
  const summary = texts.trendSummary(measured.length, written(measured.at(-1)?.value ?? null, metric.unit, texts))
  const words = trendWords(metric.name[language], summary, '', texts)
  const range = metric.unit === 'share' && metric.better === 'higher' ? { range: [0, 1] as const } : {}
  return figure(metric.name[language], null, (width) =>
    trendChart({ points, target: metric.target, ...range }, words, frame(width)),
  )
}

const trendWords = (title: string, summary: string, y: string, { chart }: Texts) => ({
  title,
  summary,
  x: chart.review,
  y,
  target: chart.target,
  logarithmic: chart.logarithmic,
})

/** The first few side by side, the rest to be opened. */
function gallery(heading: string, figures: readonly Shape[], texts: Texts): Shape | null {
  if (figures.length === 0) return null
  const rest = figures.slice(SHOWN)
  return element(
    'section',
    '',
    element('h2', '', heading),
    element('div', 'two', figures.slice(0, SHOWN)),
    rest.length === 0
      ? null
      : element('details', '', element('summary', '', texts.moreFigures(rest.length)), element('div', 'two', rest)),
  )
}

function figure(name: string | null, summary: string | null, draw: (width: number) => Shape, width = WIDE): Shape {
  return element(
    'figure',
    'card',
    name === null && summary === null
      ? null
      : element(
          'figcaption',
          '',
          name === null ? null : element('h3', '', name),
          summary === null ? null : element('p', 'muted small', summary),
        ),
    element('div', 'wide', draw(width)),
    element('div', 'narrow', draw(NARROW)),
  )
}
