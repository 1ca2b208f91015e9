import type { Review } from '@eva/protocol'
import { ExternalLink } from 'lucide-react'
import { reportUrl } from '../../lib/reviews/reviews-api.ts'
import { brainLabel } from '../../lib/text/brain-names.ts'
import { localeOf } from '../../lib/text/locale.ts'
import { useSettings, useText } from '../eva-context.tsx'

const POINTS_OF_AN_ASPECT = 10

/** The score, the points of each aspect, and who was reviewed when. */
export function ScoreCard({ review }: { review: Review }) {
  const text = useText()
  const { language } = useSettings()
  const { check } = text
  const { score, subject, status } = review
  const number = (value: number, digits = 0) => value.toLocaleString(language, { maximumFractionDigits: digits })
  const when = new Date(review.reviewed_at).toLocaleString(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
  })
  return (
    <section
      aria-label={check.percent}
      className="grid gap-6 rounded-3xl border border-line bg-raised p-5 shadow-soft sm:grid-cols-[auto_1fr] sm:p-6"
    >
      <div className="grid content-start gap-1 sm:min-w-44">
        <p className="font-serif text-6xl tabular-nums" data-score={Math.round(score.percent)}>
          {number(score.percent)}
          <span className="text-3xl text-muted">{' %'}</span>
        </p>
        <p className="text-sm text-muted tabular-nums">
          {check.points(number(score.points, 1), number(score.earnable, 1))}
        </p>
        <p
          data-status={status}
          className={`mt-1 w-fit rounded-full px-3 py-0.5 text-sm font-medium ${status === 'passed' ? 'bg-sunken text-ink' : 'bg-accent text-accent-ink'}`}
        >
          {check[`status_${status}`]}
        </p>
        {score.capped !== null && <p className="mt-1 max-w-52 text-sm text-accent">{score.capped[language]}</p>}
      </div>
      <dl aria-label={check.aspects} className="grid content-start gap-2.5 text-sm">
        {review.aspects.map(({ aspect, points }) => (
          <div key={aspect} className="grid grid-cols-[7rem_1fr_3rem] items-center gap-3">
            <dt>{check[`aspect_${aspect}`]}</dt>
            <dd aria-hidden="true" className="h-2.5 overflow-hidden rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${((points ?? 0) / POINTS_OF_AN_ASPECT) * 100}%` }}
              />
            </dd>
            <dd className="text-right text-muted tabular-nums" title={points === null ? check.notEarnable : undefined}>
              {points === null ? '–' : number(points, 1)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted sm:col-span-2">
        <span>{check.reviewedAt(when)}</span>
        {subject.brain !== null && (
          <span>
            {text.answeredBy} {brainLabel({ provider: subject.brain, model: subject.model }, text)}
          </span>
        )}
        {subject.voice !== null && (
          <span>
            {text.spokenBy} {subject.voice}
          </span>
        )}
        <span>{check.took(number(review.duration_s), review.runs)}</span>
        <span>{check.seed(review.seed)}</span>
        <a
          className="inline-flex items-center gap-1 underline underline-offset-2 hover:text-ink"
          href={reportUrl(review.id)}
          target="_blank"
          rel="noreferrer"
        >
          {check.report}
          <ExternalLink aria-hidden="true" className="size-3" />
        </a>
      </p>
    </section>
  )
}
