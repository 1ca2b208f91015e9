'use client'
import { useEffect } from 'react'
import { Button } from '../button.tsx'
import { useReviewActions, useReviews, useText } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { Orb } from '../orb.tsx'
import { Preferences } from '../shell/preferences.tsx'
import { HistoryList } from './history-list.tsx'
import { MakingCard } from './making-card.tsx'
import { ReviewView } from './review-view.tsx'

/** `/check`: the last review, its charts and its history, and a new one at a press. */
export function CheckPage() {
  const text = useText()
  const { check } = text
  const reviews = useReviewActions()
  const loading = useReviews((state) => state.loading)
  const list = useReviews((state) => state.list)
  const review = useReviews((state) => state.review)
  const making = useReviews((state) => state.making)
  const problem = useReviews((state) => state.problem)
  useEffect(() => void reviews.open(), [reviews])
  useEffect(() => {
    document.title = `${check.title} · ${text.title}`
  }, [check, text])

  return (
    <main className="h-dvh overflow-y-auto pt-[env(safe-area-inset-top)]">
      <header className="mx-auto flex min-h-14 max-w-[60rem] items-center gap-2 px-4 py-2 sm:px-6">
        <a href="/" className="flex items-center gap-2 rounded-xl pr-2" title={text.backHome}>
          <Orb mood={making === null ? 'idle' : 'thinking'} className="size-7 text-[1.75rem]" />
          <span className="ml-1 font-serif text-xl">{text.title}</span>
        </a>
        <div className="flex-1" />
        <Preferences />
      </header>
      <div className="mx-auto grid max-w-[60rem] gap-7 px-4 pt-4 pb-16 sm:px-6">
        <div className="flex flex-wrap items-end gap-4">
          <div className="min-w-0 flex-1 basis-80">
            <h1 className="font-serif text-3xl text-balance">{check.title}</h1>
            <p className="mt-1 text-muted text-pretty">{check.intro}</p>
          </div>
          <Button kind="primary" disabled={making !== null} onClick={() => void reviews.start()} className="h-11">
            {review === null ? check.start : check.again}
          </Button>
        </div>
        {problem !== null && <ProblemCard title={text.mood_error} problem={problem} />}
        {making !== null && <MakingCard making={making} />}
        {making === null && review !== null && <ReviewView review={review} />}
        {making === null && review === null && !loading && (
          <div className="grid justify-items-center gap-1 rounded-3xl border border-line bg-raised px-6 py-14 text-center">
            <p className="font-serif text-2xl">{check.none}</p>
            <p className="max-w-96 text-muted text-pretty">{check.noneLine}</p>
          </div>
        )}
        {list.length > 1 && <HistoryList list={list} shown={review?.id ?? null} />}
      </div>
    </main>
  )
}
