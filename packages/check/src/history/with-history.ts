import type { Aspect, Finding, Review } from '@eva/protocol'
import type { FindingId } from '../findings.ts'
import { compareMetrics } from './compare-metrics.ts'

/** Everything of a review but what earlier ones say about it. */
export type ReviewBody = Omit<Review, 'history'>

/** Found where others kept the machine busy. */
const BUSY = 'machine_busy' satisfies FindingId

/** As many as the wire allows. */
const MOST_POINTS = 30

/** Sets a review beside the earlier ones of the same Eva; reviews of another address or another brain are left out. */
export function withHistory(body: ReviewBody, earlier: readonly Review[]): Review {
  const same = earlier
    .filter((review) => review.id !== body.id && review.reviewed_at <= body.reviewed_at && isSameEva(body, review))
    .toSorted((a, b) => a.reviewed_at.localeCompare(b.reviewed_at))
  return {
    ...body,
    history: {
      trend: trendOf(body, same),
      changes: changesOf(body, same),
      blockers: body.findings
        .filter(({ severity }) => severity !== 'minor')
        .map(({ id, aspect }) => ({ id, open_for: 1 + openBefore(id, aspect, same) })),
      solved: solvedSince(body, same),
      next_targets: nextTargets(body),
    },
  }
}

/** Units of what takes longer on a machine that others keep busy. */
const TIMES: ReadonlySet<string> = new Set(['ms', 'per_s', 'ratio'])

const wasBusy = ({ findings }: Pick<Review, 'findings'>): boolean => findings.some(({ id }) => id === BUSY)

/** What a busy machine did to her times is no change of hers, and nothing to compare later ones with. */
function changesOf(body: ReviewBody, same: readonly Review[]): Review['history']['changes'] {
  if (!wasBusy(body)) {
    return compareMetrics(
      body.metrics,
      same.filter((review) => !wasBusy(review)),
    )
  }
  const times = new Set(body.metrics.filter(({ unit }) => TIMES.has(unit)).map(({ id }) => id))
  return compareMetrics(body.metrics, same).map((one) =>
    times.has(one.id) && one.change !== 'new' ? { ...one, change: 'same' } : one,
  )
}

/** One that is started for each review has another port each time: there the address says nothing. */
function isSameEva({ subject }: ReviewBody, { subject: other }: Review): boolean {
  const sameAddress = subject.started_here === other.started_here && (subject.started_here || subject.url === other.url)
  return sameAddress && subject.brain === other.brain
}

/** A percentage of other aspects is another figure, so only reviews of the same aspects make a trend. */
function trendOf({ only }: ReviewBody, same: readonly Review[]): Review['history']['trend'] {
  const aspects = only.toSorted().join()
  return same
    .filter((review) => review.only.toSorted().join() === aspects)
    .slice(-MOST_POINTS)
    .map(({ id, reviewed_at, score, metrics }) => ({
      id,
      reviewed_at,
      percent: score.percent,
      values: Object.fromEntries(metrics.map((metric) => [metric.id, metric.value])),
    }))
}

const lookedAt = (aspect: Aspect, reviews: readonly Review[]): Review[] =>
  reviews.filter(({ only }) => only.includes(aspect))

/** In how many reviews running, of those that looked there, it was found. */
function openBefore(id: string, aspect: Aspect, same: readonly Review[]): number {
  const latestFirst = lookedAt(aspect, same).toReversed()
  const without = latestFirst.findIndex(({ findings }) => findings.every((finding) => finding.id !== id))
  return without === -1 ? latestFirst.length : without
}

/** What the latest review of an aspect found and this one, which looked there too, did not. */
function solvedSince({ only, findings }: ReviewBody, same: readonly Review[]): Review['history']['solved'] {
  const there = new Set(findings.map(({ id }) => id))
  const before: Finding[] = only.flatMap(
    (aspect) =>
      lookedAt(aspect, same)
        .at(-1)
        ?.findings.filter((finding) => finding.aspect === aspect) ?? [],
  )
  // A machine that is quiet again is no merit of hers.
  return before.filter(({ id }) => id !== BUSY && !there.has(id)).map(({ id, title }) => ({ id, title }))
}

function nextTargets({ metrics }: ReviewBody): Review['history']['next_targets'] {
  return metrics
    .flatMap(({ id, value, target, score, weight }) =>
      value === null || target === null || score === null || score >= 1
        ? []
        : [{ score, weight, entry: { id, current: value, target } }],
    )
    .toSorted((a, b) => a.score - b.score || b.weight - a.weight)
    .map(({ entry }) => entry)
}
