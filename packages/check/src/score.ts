import { type Aspect, aspectSchema, type Finding, type LocalText, type Metric, type Review } from '@eva/protocol'
import type { Measured } from './context.ts'
import { both } from './local-text.ts'
import { TARGETS } from './targets.ts'

/** Points of one aspect. */
const ASPECT_POINTS = 10
/** The most that somebody can score whose door is open, in percent. */
const INSECURE_PERCENT = 40
const SAMPLES_MAX = 200

/**
 * How near a figure is to its target, 0–1: target ÷ value where less is better, value ÷ target where more is; 1 when it
 * is met. Continuous, so that no small change moves it much.
 */
export function scoreOf(value: number, target: number, better: 'lower' | 'higher'): number {
  if (better === 'higher') return target <= 0 ? 1 : clamp(value / target)
  return value <= target ? 1 : clamp(target / value)
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

/** A figure with everything that is known of it. */
export function metricOf({ id, value, samples = [], note, isVoid = false }: Measured): Metric {
  const { how: _, ...target } = TARGETS[id]
  const isEarnable = value !== null && target.target !== null
  return {
    id,
    ...target,
    value,
    score: isVoid ? 0 : isEarnable ? scoreOf(value, target.target, target.better) : null,
    samples: samples.slice(0, SAMPLES_MAX),
    note: note ?? null,
  }
}

/** The points of each aspect: ten times the weighted mean of its figures' scores. */
export function aspectsOf(metrics: readonly Metric[], only: readonly Aspect[]): Review['aspects'] {
  return aspectSchema.options.map((aspect) => {
    const scored = metrics.filter((metric) => metric.aspect === aspect && metric.score !== null)
    const weight = scored.reduce((sum, metric) => sum + metric.weight, 0)
    const earned = scored.reduce((sum, metric) => sum + metric.weight * (metric.score ?? 0), 0)
    const points = weight === 0 || !only.includes(aspect) ? null : (ASPECT_POINTS * earned) / weight
    return { aspect, points }
  })
}

/** The total of what could be earned here. A finding about security caps it. */
export function totalOf(aspects: Review['aspects'], findings: readonly Finding[]): Review['score'] {
  const earned = aspects.flatMap(({ points }) => points ?? [])
  const points = earned.reduce((sum, each) => sum + each, 0)
  const earnable = earned.length * ASPECT_POINTS
  const percent = earnable === 0 ? 0 : (100 * points) / earnable
  const isOpen = findings.some(({ security }) => security)
  const capped: LocalText | null =
    isOpen && percent > INSECURE_PERCENT
      ? both(
          `Capped at ${INSECURE_PERCENT} %: somebody could get in.`,
          `Plafonnée à ${INSECURE_PERCENT} % : quelqu’un pourrait entrer.`,
        )
      : null
  return { points, earnable, percent: capped === null ? percent : INSECURE_PERCENT, capped }
}

/** Whether a figure misses its target. */
export const misses = ({ value, target, better }: Metric): boolean =>
  value !== null && target !== null && (better === 'lower' ? value > target : value < target)
