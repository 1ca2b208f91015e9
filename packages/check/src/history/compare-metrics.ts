import type { Metric, Review } from '@eva/protocol'
import { mean, median, quantile, sampleStandardDeviation } from 'simple-statistics'
import { falseDiscoveryLimit, LEAST_SAMPLES, rankSumP } from './significance.ts'

export type MetricChange = Review['history']['changes'][number]

/** Where nothing changed, at most this share of the reviews shows any arrow that comes from the rank-sum test. */
export const FALSE_ALARM_SHARE = 0.05

/** Smaller changes help and hurt nobody, however certain they are: a tenth of the figure, and at least this much. */
export const SMALLEST_CHANGE = {
  share: 0.1,
  floor: { ms: 2, per_s: 0.5, share: 0.02, ratio: 0.02, count: 0.5, words: 0.5 },
} as const satisfies { share: number; floor: Record<Metric['unit'], number> }

/**
 * Of a figure whose samples moved, the change must also be this many times its usual (median) step from review to review:
 * with normal noise that is 2.7 standard deviations of a step.
 */
export const USUAL_STEPS = 4
/** Three steps are the least that can tell what is usual. */
const LEAST_STEPS = 3

/** A figure without samples is set against so many of its past values. */
const LATEST_VALUES = 8
/** Student's t, two-sided 99 %, for 3 to 7 degrees of freedom: four to eight past values. */
const STUDENT_99 = [5.841, 4.604, 4.032, 3.707, 3.499] as const
const LEAST_VALUES = LATEST_VALUES - STUDENT_99.length + 1

type Compared = { metric: Metric; before: number; p: number | null; passes: boolean }

/**
 * Each figure that was measured, against the latest review in which it was measured before. `earlier` is of the same Eva,
 * oldest first. Something is `better` or `worse` only outside the noise; see {@link isLarge}, {@link isLongStep} and {@link isOutlier}.
 */
export function compareMetrics(metrics: readonly Metric[], earlier: readonly Review[]): MetricChange[] {
  const compared = metrics.flatMap((metric) => compare(metric, earlier) ?? [])
  const limit = falseDiscoveryLimit(
    compared.flatMap(({ p }) => (p === null ? [] : [p])),
    FALSE_ALARM_SHARE,
  )
  return metrics.flatMap((metric): MetricChange[] => {
    if (metric.value === null) return []
    const found = compared.find((candidate) => candidate.metric === metric)
    if (found === undefined) return [{ id: metric.id, before: null, change: 'new' }]
    const real = found.passes && (found.p === null || found.p <= limit)
    return [{ id: metric.id, before: found.before, change: real ? direction(metric, found.before) : 'same' }]
  })
}

function compare(metric: Metric, earlier: readonly Review[]): Compared | undefined {
  const past = earlier.flatMap((review) => review.metrics.find(({ id }) => id === metric.id) ?? [])
  const known = past.filter((one): one is Metric & { value: number } => one.value !== null)
  const previous = known.at(-1)
  if (metric.value === null || previous === undefined) return undefined
  const values = known.map(({ value }) => value)
  const tested = speaksForSamples(metric) && speaksForSamples(previous)
  return {
    metric,
    before: previous.value,
    p: tested ? rankSumP(previous.samples, metric.samples) : null,
    passes: isLarge(metric, previous.value) && (tested ? isLongStep : isOutlier)(metric.value, values),
  }
}

/**
 * The rank-sum test is about where samples lie. It says something of a figure that is their middle or their mean, and
 * nothing of one that is their spread or their tail.
 */
function speaksForSamples({ value, samples }: Metric): boolean {
  if (value === null || samples.length < LEAST_SAMPLES) return false
  const average = mean(samples)
  const isMean = Math.abs(value - average) <= 1e-3 * Math.max(1, Math.abs(average))
  return isMean || (value >= quantile(samples, 0.4) && value <= quantile(samples, 0.6))
}

/** Is it large enough to matter? */
function isLarge({ value, unit }: Metric, before: number): boolean {
  const least = Math.max(SMALLEST_CHANGE.floor[unit], SMALLEST_CHANGE.share * Math.abs(before))
  return Math.abs((value ?? before) - before) >= least
}

/** Samples of one review know nothing of the machine's other days, so the past is asked too, as soon as there is enough of it. */
function isLongStep(value: number, past: readonly number[]): boolean {
  const steps = past.slice(1).map((one, index) => Math.abs(one - (past[index] ?? one)))
  const before = past.at(-1) ?? value
  return steps.length < LEAST_STEPS || Math.abs(value - before) > USUAL_STEPS * median(steps)
}

/** Does it lie outside what 99 of 100 next values would keep to, going by the latest ones? With fewer than four nobody can say. */
function isOutlier(value: number, past: readonly number[]): boolean {
  const latest = past.slice(-LATEST_VALUES)
  const student = STUDENT_99[latest.length - LEAST_VALUES]
  if (student === undefined) return false
  const reach = student * sampleStandardDeviation(latest) * Math.sqrt(1 + 1 / latest.length)
  const before = latest.at(-1) ?? value
  const average = mean(latest)
  return Math.abs(value - average) > reach && Math.sign(value - average) === Math.sign(value - before)
}

function direction({ value, better }: Metric, before: number): 'better' | 'worse' {
  const rose = (value ?? before) > before
  return rose === (better === 'higher') ? 'better' : 'worse'
}
