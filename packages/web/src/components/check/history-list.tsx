import type { ReviewSummary } from '@eva/protocol'
import { localeOf } from '../../lib/text/locale.ts'
import { useReviewActions, useSettings, useText } from '../eva-context.tsx'

/** The reviews that were made; a click shows one. */
export function HistoryList({ list, shown }: { list: readonly ReviewSummary[]; shown: string | null }) {
  const { check: text } = useText()
  const { language } = useSettings()
  const reviews = useReviewActions()
  return (
    <section className="grid gap-3">
      <h2 className="font-serif text-xl">{text.history}</h2>
      <ul className="grid gap-1">
        {list.map(({ id, reviewed_at, percent, status, subject }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === shown ? 'true' : undefined}
              onClick={() => void reviews.show(id).then(() => scrollToTop())}
              className={`flex w-full items-baseline gap-3 rounded-xl px-3 py-2 text-left text-sm transition-colors ${id === shown ? 'bg-accent-soft' : 'hover:bg-sunken'}`}
            >
              <span className="w-12 flex-none text-right font-medium tabular-nums">
                {percent.toLocaleString(language, { maximumFractionDigits: 0 })}
                {' %'}
              </span>
              <span className="min-w-0 flex-1 truncate">
                {new Date(reviewed_at).toLocaleString(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' })}
              </span>
              <span className="truncate text-xs text-muted">{subject.model}</span>
              <span className={`flex-none text-xs ${status === 'failed' ? 'text-accent' : 'text-muted'}`}>
                {text[`status_${status}`]}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const scrollToTop = (): void => document.querySelector('main')?.scrollTo({ top: 0 })
