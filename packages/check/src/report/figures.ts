import type { Metric, Review } from '@eva/protocol'
import { median, quantile } from 'simple-statistics'
import type { Texts } from './texts.ts'

type Unit = Metric['unit']
type Change = Review['history']['changes'][number]

/** Arrows say good and bad, not large and small: up is better, whatever the figure. */
export const ARROWS = { better: '↗', same: '→', worse: '↘', new: '•' } as const satisfies Record<
  Change['change'],
  string
>

/** Three digits say what a measurement is worth; more would pretend. */
const SIGNIFICANT = 3

/** A value with its unit, as the reader's language writes it; `–` for none. */
export function written(value: number | null, unit: Unit, { locale }: Pick<Texts, 'locale'>): string {
  if (value === null) return '–'
  const digits = Math.abs(value) >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: SIGNIFICANT }
  const number = (options: Intl.NumberFormatOptions, of = value): string =>
    new Intl.NumberFormat(locale, options).format(of).replaceAll('\u202f', '\u00a0')
  switch (unit) {
    case 'ms':
      return `${number(digits)}\u00a0ms`
    case 'per_s':
      return `${number(digits)}\u00a0/s`
    case 'share':
      return `${number({ maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0 }, value * 100)}\u00a0%`
    case 'ratio':
      return `×\u00a0${number(digits)}`
    case 'count':
    case 'words':
      return number(digits)
    default:
      return unit satisfies never
  }
}

/** Points with one decimal; the score as a whole never rounds up to what was not reached. */
export const pointsOf = (points: number, { locale }: Pick<Texts, 'locale'>): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Math.floor(points * 10 + 1e-9) / 10)
export const percentOf = (percent: number): string => `${Math.floor(percent + 1e-9)}\u00a0%`

export type Spread = { least: number; median: number; p95: number; most: number }

/** Is the figure one of the size of its samples, and not their spread or their number? */
const isAmongSamples = ({ value, samples }: Metric): boolean =>
  value !== null && value >= Math.min(...samples) && value <= Math.max(...samples)

/** Of three samples and more; fewer have no spread worth a row. */
export function spreadOf(metric: Metric): Spread | null {
  const { samples } = metric
  if (samples.length < 3 || !isAmongSamples(metric)) return null
  return {
    least: Math.min(...samples),
    median: median(samples),
    p95: quantile(samples, 0.95),
    most: Math.max(...samples),
  }
}

export type Verdict = keyof Texts['verdict']

/** One word about the whole: 95 and 80 % are where the documentation draws its lines. */
export function verdictOf({ status, score }: Review): Verdict {
  if (status === 'failed') return 'failed'
  if (score.percent >= 99) return 'perfect'
  return score.percent >= 80 ? 'well' : 'mixed'
}

export const changeOf = (review: Review, id: string): Change | undefined =>
  review.history.changes.find((change) => change.id === id)

/** Figures of a kind of change, in the order of the review. */
export const changed = (review: Review, kind: Change['change']): { metric: Metric; before: number }[] =>
  review.metrics.flatMap((metric) => {
    const change = changeOf(review, metric.id)
    return change?.change === kind && change.before !== null ? [{ metric, before: change.before }] : []
  })

/** Figures that do not reach their target, those that must first. */
export const missed = (review: Review): Metric[] =>
  review.metrics
    .filter(({ score }) => score !== null && score < 1)
    .toSorted((a, b) => Number(b.hard) - Number(a.hard) || (a.score ?? 0) - (b.score ?? 0))

/** Figures that must reach their target and do not: they fail the review as much as a critical finding. */
export const hardMisses = (review: Review): Metric[] => missed(review).filter(({ hard }) => hard)

/** The instant as the reader's language writes it, in UTC so that everyone reads the same. */
export function instant(iso: string, { locale }: Pick<Texts, 'locale'>): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }
  return `${new Intl.DateTimeFormat(locale, options).format(time)} UTC`
}

/** What is said about who was reviewed and where, as pairs. */
export function facts({ subject, machine, ...review }: Review, texts: Texts): [name: string, value: string][] {
  const { about, startedHere } = texts
  const number = new Intl.NumberFormat(texts.locale, { maximumFractionDigits: 2 })
  return [
    [about.address, subject.started_here ? `${subject.url} (${startedHere})` : subject.url],
    [about.version, subject.version ?? '–'],
    [about.brain, [subject.brain, subject.model].filter((part) => part !== null).join(' · ') || '–'],
    [about.voice, subject.voice ?? '–'],
    [about.ear, subject.ear ?? '–'],
    [about.gpu, subject.gpu ?? '–'],
    [about.machine, `${machine.processor}, ${machine.cores} × CPU, ${number.format(machine.memory_gb)} GB`],
    [about.load, `${number.format(machine.load_before)} → ${number.format(machine.load_after)}`],
    [about.node, machine.node],
    [about.runs, `${review.runs}`],
    [about.duration, `${number.format(review.duration_s)} s`],
    [about.seed, `${review.seed}`],
    [about.commit, review.commit ?? '–'],
  ]
}
