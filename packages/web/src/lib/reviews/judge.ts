import type { Metric, Review } from '@eva/protocol'
import type { Language } from '../../i18n/languages.ts'

type Change = Review['history']['changes'][number]

/** Does a figure that was measured miss its target? */
export const misses = ({ value, target, better }: Metric): boolean =>
  value !== null && target !== null && (better === 'lower' ? value > target : value < target)

/** Figures that fail the review by themselves, as much as a critical finding. */
export const hardMisses = (metrics: readonly Metric[]): Metric[] =>
  metrics.filter((metric) => metric.hard && misses(metric))

/** Where the colour of a share of the points changes: four fifths, and one half. */
export const toneOf = (share: number): 'good' | 'fair' | 'bad' =>
  share >= 0.8 ? 'good' : share >= 0.5 ? 'fair' : 'bad'

/** What a sum of fractions may lack of a whole number. */
const ROUNDING = 1e-9

/** A percentage never rounds up to what was not reached: 99.9 is 99. */
export const wholePercent = (percent: number): number => Math.floor(percent + ROUNDING)

/** Points with one decimal, rounded down as well. */
export const writePoints = (points: number, language: Language): string =>
  (Math.floor(points * 10 + ROUNDING) / 10).toLocaleString(language, { maximumFractionDigits: 1 })

/** The figures that became better or worse than noise, with what they were before; what became worse first. */
export function moved({
  metrics,
  history,
}: Pick<Review, 'metrics' | 'history'>): { metric: Metric; before: number; change: 'better' | 'worse' }[] {
  const found = metrics.flatMap((metric) => {
    const entry = history.changes.find(({ id }) => id === metric.id)
    if (entry === undefined || entry.before === null) return []
    const { before, change } = entry
    return change === 'better' || change === 'worse' ? [{ metric, before, change }] : []
  })
  return found.toSorted((a, b) => Number(b.change === 'worse') - Number(a.change === 'worse'))
}

/** Figures that have a past: what changed first, then what misses its target, then the rest. */
export function withPast({ metrics, history }: Pick<Review, 'metrics' | 'history'>): Metric[] {
  const interest = (metric: Metric, change: Change | undefined): number =>
    change?.change === 'better' || change?.change === 'worse' ? 2 : misses(metric) ? 1 : 0
  return metrics
    .filter(({ id, value }) => value !== null && history.trend.some(({ values }) => (values[id] ?? null) !== null))
    .map((metric) => ({
      metric,
      interest: interest(
        metric,
        history.changes.find(({ id }) => id === metric.id),
      ),
    }))
    .toSorted((a, b) => b.interest - a.interest)
    .map(({ metric }) => metric)
}
