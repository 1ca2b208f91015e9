import type { Review } from '@eva/protocol'
import { ExternalLink } from 'lucide-react'
import { toneOf, wholePercent, writePoints } from '../../lib/reviews/judge.ts'
import { reportUrl } from '../../lib/reviews/reviews-api.ts'
import { brainLabel } from '../../lib/text/brain-names.ts'
import { localeOf } from '../../lib/text/locale.ts'
import { useSettings, useText, useWords } from '../eva-context.tsx'
import { CHECK_WORDS } from './words.ts'

const POINTS_OF_AN_ASPECT = 10
const BARS = { good: 'bg-good', fair: 'bg-fair', bad: 'bg-bad' } as const

/** The score, the points of each aspect, and who was reviewed when. */
export function ScoreCard({ review }: { review: Review }) {
  const text = useText()
  const { language } = useSettings()
  const check = useWords(CHECK_WORDS)
  const { score, subject, status } = review
  const points = (value: number) => writePoints(value, language)
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
        <p className="font-serif text-6xl tabular-nums" data-score={wholePercent(score.percent)}>
          {wholePercent(score.percent)}
          <span className="text-3xl text-muted">{' %'}</span>
        </p>
        <p className="text-sm text-muted tabular-nums">{check.points(points(score.points), points(score.earnable))}</p>
        <p
          data-status={status}
          className={`mt-1 w-fit rounded-full px-3 py-0.5 text-sm font-medium ${status === 'passed' ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad'}`}
        >
          {check[`status_${status}`]}
        </p>
        {score.capped !== null && <p className="mt-1 max-w-52 text-sm text-bad">{score.capped[language]}</p>}
      </div>
      <dl aria-label={check.aspects} className="grid content-start gap-2.5 text-sm">
        {review.aspects.map(({ aspect, points: earned }) => (
          <div key={aspect} className="grid grid-cols-[7rem_1fr_auto] items-center gap-3">
            <dt>{check[`aspect_${aspect}`]}</dt>
            {earned === null ? (
              <dd className="col-span-2 text-right text-muted">
                {review.only.includes(aspect) ? check.notEarnable : check.notLookedAt}
              </dd>
            ) : (
              <>
                <dd aria-hidden="true" className="h-2.5 overflow-hidden rounded-full bg-sunken">
                  <span
                    className={`block h-full rounded-full ${BARS[toneOf(earned / POINTS_OF_AN_ASPECT)]}`}
                    style={{ width: `${(earned / POINTS_OF_AN_ASPECT) * 100}%` }}
                  />
                </dd>
                <dd className="min-w-8 text-right text-muted tabular-nums">{points(earned)}</dd>
              </>
            )}
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
        <span>{check.took(review.duration_s.toLocaleString(language, { maximumFractionDigits: 0 }), review.runs)}</span>
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
