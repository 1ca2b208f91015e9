import type { ReviewSummary } from '@eva/protocol'
import { useState } from 'react'
import { wholePercent } from '../../lib/reviews/judge.ts'
import { brainLabel } from '../../lib/text/brain-names.ts'
import { localeOf } from '../../lib/text/locale.ts'
import { Button } from '../button.tsx'
import { useSettings, useText, useWords } from '../eva-context.tsx'
import { useReviewActions } from './reviews-context.tsx'
import { CHECK_WORDS } from './words.ts'

/** So many are listed until somebody asks for the rest. */
const SHOWN_FIRST = 10

/** The reviews that were made; a click shows one. */
export function HistoryList({ list, shown }: { list: readonly ReviewSummary[]; shown: string | null }) {
  const text = useWords(CHECK_WORDS)
  const [all, setAll] = useState(false)
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="font-serif text-xl">{text.history}</h2>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">
        {(all ? list : list.slice(0, SHOWN_FIRST)).map((summary) => (
          <li key={summary.id}>
            <Entry summary={summary} isShown={summary.id === shown} />
          </li>
        ))}
      </ul>
      {!all && list.length > SHOWN_FIRST && (
        <Button className="w-fit" onClick={() => setAll(true)}>
          {text.showAll(list.length)}
        </Button>
      )}
    </section>
  )
}

function Entry({ summary, isShown }: { summary: ReviewSummary; isShown: boolean }) {
  const text = useText()
  const check = useWords(CHECK_WORDS)
  const { language } = useSettings()
  const reviews = useReviewActions()
  const { id, reviewed_at, percent, status, subject } = summary
  return (
    <button
      type="button"
      aria-current={isShown ? 'true' : undefined}
      onClick={() => void reviews.show(id).then(goToReview)}
      className={`flex w-full items-baseline gap-3 rounded-xl px-3 py-2 text-left text-sm transition-colors ${isShown ? 'bg-accent-soft' : 'hover:bg-sunken'}`}
    >
      <span className="w-12 flex-none text-right font-medium tabular-nums">
        {wholePercent(percent)}
        {' %'}
      </span>
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-3">
        {new Date(reviewed_at).toLocaleString(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' })}
        {subject.brain !== null && (
          <span className="max-w-full truncate text-xs text-muted">
            {brainLabel({ provider: subject.brain, model: subject.model }, text)}
          </span>
        )}
      </span>
      <span className={`flex-none text-xs ${status === 'failed' ? 'text-bad' : 'text-muted'}`}>
        {check[`status_${status}`]}
      </span>
    </button>
  )
}

/** What was asked for is above: the eye and the focus go there. */
function goToReview(): void {
  document.querySelector('main')?.scrollTo({ top: 0 })
  document.querySelector<HTMLElement>('[data-review]')?.focus({ preventScroll: true })
}
