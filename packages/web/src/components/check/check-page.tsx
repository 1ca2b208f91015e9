'use client'
import { useCallback, useEffect, useRef } from 'react'
import { wholePercent } from '../../lib/reviews/judge.ts'
import type { ReviewsState } from '../../lib/reviews/reviews.ts'
import { Button } from '../button.tsx'
import { useText, useWords } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { PageHeader } from '../shell/page-header.tsx'
import { useFreshName } from '../shell/use-fresh-name.ts'
import { HistoryList } from './history-list.tsx'
import { MakingCard } from './making-card.tsx'
import { ReviewView } from './review-view.tsx'
import { useReviewActions, useReviews } from './reviews-context.tsx'
import { CHECK_WORDS } from './words.ts'

/** `/check`: the last review, its charts and its history, and a new one at a press. */
export function CheckPage() {
  const text = useText()
  const check = useWords(CHECK_WORDS)
  const reviews = useReviewActions()
  const loading = useReviews((state) => state.loading)
  const list = useReviews((state) => state.list)
  const review = useReviews((state) => state.review)
  const making = useReviews((state) => state.making)
  const ended = useReviews((state) => state.ended)
  const problem = useReviews((state) => state.problem)
  const startButton = useRef<HTMLButtonElement>(null)
  const goToStart = useCallback(() => startButton.current?.focus(), [])
  useEffect(() => {
    void reviews.open()
    const look = () => {
      if (document.visibilityState === 'visible') void reviews.look()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    window.addEventListener('online', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
      window.removeEventListener('online', look)
    }
  }, [reviews])
  useFreshName()
  useEffect(() => {
    document.title = `${check.title} · ${text.title}`
  }, [check, text])

  return (
    <main className="h-dvh overflow-y-auto pt-[env(safe-area-inset-top)]">
      <PageHeader className="max-w-[60rem]" mood={making === null ? 'idle' : 'thinking'} />
      <div className="mx-auto grid max-w-[60rem] grid-cols-[minmax(0,1fr)] gap-7 px-4 pt-4 pb-16 sm:px-6">
        <div className="flex flex-wrap items-end gap-4">
          <div className="min-w-0 flex-1 basis-80">
            <h1 className="font-serif text-3xl text-balance">{check.title}</h1>
            <p className="mt-1 text-muted text-pretty">{check.intro}</p>
          </div>
          {/* Not `disabled`: that would drop the focus of whoever has just pressed it. */}
          <Button
            ref={startButton}
            kind={making === null ? 'primary' : 'waiting'}
            aria-disabled={making !== null}
            onClick={() => void reviews.start()}
            className="h-11"
          >
            {review === null ? check.start : check.again}
          </Button>
        </div>
        <Announcement making={making} ended={ended} review={review} />
        {problem !== null && (
          <ProblemCard
            title={text.mood_error}
            problem={problem.code === 'cut_off' ? { ...problem, message: check.lost } : problem}
          />
        )}
        {making !== null && <MakingCard making={making} onFocusLost={goToStart} />}
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

/** What a screen reader says: each aspect once, and the end. Steps and figures would drown everything else; they can be read on the page. */
function Announcement({ making, ended, review }: Pick<ReviewsState, 'making' | 'ended' | 'review'>) {
  const check = useWords(CHECK_WORDS)
  const wasMade = ended !== null && ended !== 'stopped' && review?.id === ended.made
  const words =
    making !== null
      ? making.step === null
        ? check.preparing
        : check.lookingAt(check[`aspect_${making.step.aspect}`])
      : wasMade
        ? check.made(`${wholePercent(review.score.percent)}\u00a0%`, check[`status_${review.status}`])
        : ''
  return ended === 'stopped' ? (
    <p role="status" className="text-muted">
      {check.stopped}
    </p>
  ) : (
    <p role="status" className="sr-only">
      {words}
    </p>
  )
}
