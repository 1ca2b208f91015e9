import type { Review } from '@eva/protocol'
import type { ReactNode } from 'react'
import { hardMisses, moved } from '../../lib/reviews/judge.ts'
import { writeValue } from '../../lib/reviews/write-value.ts'
import { localeOf } from '../../lib/text/locale.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { FiguresTable } from './figures-table.tsx'
import { FindingsList } from './findings-list.tsx'
import { ReviewCharts } from './review-charts.tsx'
import { ScoreCard } from './score-card.tsx'
import { CHECK_WORDS } from './words.ts'

const MOVED = { better: { mark: '↗', tone: 'text-good' }, worse: { mark: '↘', tone: 'text-bad' } } as const

/** A whole review. */
export function ReviewView({ review }: { review: Review }) {
  const text = useWords(CHECK_WORDS)
  const { language } = useSettings()
  const { findings, metrics, history } = review
  const hard = hardMisses(metrics)
  const changes = moved(review)
  const when = new Date(review.reviewed_at).toLocaleString(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
  })
  return (
    <section
      className="grid grid-cols-[minmax(0,1fr)] gap-7 outline-none"
      data-review={review.id}
      aria-label={text.reviewedAt(when)}
      tabIndex={-1}
    >
      <ScoreCard review={review} />
      <Part title={text.findings}>
        {findings.length + hard.length === 0 ? (
          <p className="text-muted">{text.noFindings}</p>
        ) : (
          <FindingsList hard={hard} findings={findings} blockers={history.blockers} />
        )}
      </Part>
      {changes.length > 0 && (
        <Part title={text.moved}>
          <ul className="grid gap-1 text-sm">
            {changes.map(({ metric, before, change }) => {
              const write = (value: number) => writeValue(value, metric.unit, language)
              return (
                <li key={metric.id} data-moved={metric.id}>
                  <span aria-hidden="true" className={`mr-2 font-medium ${MOVED[change].tone}`}>
                    {MOVED[change].mark}
                  </span>
                  <span className="sr-only">{text[`change_${change}`]}: </span>
                  {metric.name[language]}
                  <span className="text-muted"> · {text.movedFrom(write(before), write(metric.value ?? before))}</span>
                </li>
              )
            })}
          </ul>
        </Part>
      )}
      {history.solved.length > 0 && (
        <Part title={text.solved}>
          <ul className="grid gap-1 text-sm">
            {history.solved.map(({ id, title }) => (
              <li key={id}>✓ {title[language]}</li>
            ))}
          </ul>
        </Part>
      )}
      {history.next_targets.length > 0 && (
        <Part title={text.nextTargets}>
          <ul className="grid gap-1 text-sm">
            {history.next_targets.map(({ id, current, target }) => {
              const metric = metrics.find((each) => each.id === id)
              if (metric === undefined) return null
              const write = (value: number) => writeValue(value, metric.unit, language)
              return (
                <li key={id}>
                  {metric.name[language]}
                  <span className="text-muted"> · {text.nextTarget(write(current), write(target))}</span>
                </li>
              )
            })}
          </ul>
        </Part>
      )}
      <Part title={text.charts}>
        <ReviewCharts review={review} />
      </Part>
      <Part title={text.figures}>
        <FiguresTable metrics={metrics} changes={history.changes} />
      </Part>
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="font-serif text-xl">{title}</h2>
      {children}
    </section>
  )
}
