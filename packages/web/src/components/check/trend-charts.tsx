import { momentLabels, trendChart } from '@eva/charts'
import type { Review } from '@eva/protocol'
import { withPast } from '../../lib/reviews/judge.ts'
import { writeValue } from '../../lib/reviews/write-value.ts'
import { localeOf } from '../../lib/text/locale.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { Chart } from './chart.tsx'
import { Frame } from './chart-frame.tsx'
import { CHECK_WORDS } from './words.ts'

/** Of the earlier reviews and of this one, in the reader's own time. */
export function useMoments({ history, reviewed_at }: Review): string[] {
  const { language } = useSettings()
  return momentLabels(
    [...history.trend, { reviewed_at }].map((point) => point.reviewed_at),
    localeOf(language),
  )
}

/** Each figure from review to review; a closed drawer, since they are many. */
export function TrendCharts({ review }: { review: Review }) {
  const text = useWords(CHECK_WORDS)
  const { language } = useSettings()
  const at = useMoments(review)
  return (
    <details className="lg:col-span-2">
      <summary className="w-fit cursor-pointer rounded-lg py-1 text-sm font-medium">{text.trends}</summary>
      <div className="mt-3 grid gap-4 lg:grid-cols-2">
        {withPast(review).map((metric) => {
          const values = [...review.history.trend.map((point) => point.values[metric.id] ?? null), metric.value]
          const format = (value: number) => writeValue(value, metric.unit, language)
          const title = metric.name[language]
          const measured = values.filter((value) => value !== null)
          return (
            <Frame key={metric.id} title={title}>
              <Chart
                draw={(width) =>
                  trendChart(
                    {
                      points: values.map((value, index) => ({ at: at[index] ?? '', value })),
                      target: metric.target,
                      ...(metric.unit === 'share' && metric.better === 'higher' ? { range: [0, 1] as const } : {}),
                    },
                    {
                      title,
                      summary: text.trendSummary(measured.length, format(measured.at(-1) ?? 0)),
                      x: text.reviews,
                      y: '',
                      target: text.target,
                      logarithmic: text.logarithmic,
                    },
                    { width, format },
                  )
                }
              />
            </Frame>
          )
        })}
      </div>
    </details>
  )
}
