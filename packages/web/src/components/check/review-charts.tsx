import { arrivalsChart, figuresWithRuns, latencyChart, trendChart } from '@eva/charts'
import type { Metric, Review } from '@eva/protocol'
import { wholePercent } from '../../lib/reviews/judge.ts'
import { writeValue } from '../../lib/reviews/write-value.ts'
import { formatMs } from '../../lib/text/milliseconds.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { Chart } from './chart.tsx'
import { Frame } from './chart-frame.tsx'
import { TrendCharts, useMoments } from './trend-charts.tsx'
import { CHECK_WORDS } from './words.ts'

/** Figures with runs that are drawn; the rest are in the table. */
const RUN_CHARTS_MAX = 4

/** What a review measured, run by run, token by token, and from review to review. */
export function ReviewCharts({ review }: { review: Review }) {
  const text = useWords(CHECK_WORDS)
  const { language } = useSettings()
  const runs = figuresWithRuns(review.metrics).slice(0, RUN_CHARTS_MAX)
  const { trend } = review.history
  const percent = (value: number) => `${wholePercent(value)}\u00a0%`
  const scores = [...trend.map((point) => point.percent), review.score.percent]
  const at = useMoments(review)
  return (
    <section aria-label={text.charts} className="grid gap-4 lg:grid-cols-2">
      {runs.map((metric) => (
        <RunsChart key={metric.id} metric={metric} />
      ))}
      {review.arrivals.some((answer) => answer.length > 0) && (
        <Frame title={text.arrivals} wide>
          <Chart
            draw={(width) =>
              arrivalsChart(
                review.arrivals,
                {
                  title: text.arrivals,
                  summary: text.arrivalsSummary(review.arrivals.length),
                  x: text.sinceMessage,
                  y: text.tokens,
                  answer: text.answer,
                },
                { width, format: (ms) => formatMs(ms, language) },
              )
            }
          />
        </Frame>
      )}
      {trend.length > 0 && (
        <Frame title={text.trend} wide>
          <Chart
            draw={(width) =>
              trendChart(
                {
                  points: scores.map((value, index) => ({ at: at[index] ?? '', value })),
                  target: null,
                  range: [0, 100],
                },
                {
                  title: text.trend,
                  summary: text.trendSummary(scores.length, percent(review.score.percent)),
                  x: text.reviews,
                  y: '%',
                  target: text.target,
                  logarithmic: text.logarithmic,
                },
                { width, format: percent },
              )
            }
          />
        </Frame>
      )}
      {trend.length > 0 && <TrendCharts review={review} />}
    </section>
  )
}

function RunsChart({ metric }: { metric: Metric }) {
  const text = useWords(CHECK_WORDS)
  const { language } = useSettings()
  const format = (value: number) => writeValue(value, metric.unit, language)
  const sorted = [...metric.samples].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  const title = metric.name[language]
  return (
    <Frame title={title}>
      <Chart
        draw={(width) =>
          latencyChart(
            { values: metric.samples, target: metric.target, better: metric.better },
            {
              title,
              summary: text.runsSummary(format(median), format(sorted.at(-1) ?? 0)),
              x: text.run,
              y: '',
              target: text.target,
              median: text.median,
              logarithmic: text.logarithmic,
            },
            { width, format },
          )
        }
      />
    </Frame>
  )
}
