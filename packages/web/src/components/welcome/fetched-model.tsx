import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Models } from '../../lib/models/models.ts'
import { useToasts, useWords } from '../eva-context.tsx'
import { PullProgress } from '../fetched/pull-progress.tsx'
import { WELCOME_WORDS } from './words.ts'

/** A model on its way, in sight while they talk already; once it is here, one press lets her think with it. */
export function FetchedModel({ models }: { models: Models }) {
  const words = useWords(WELCOME_WORDS)
  const toasts = useToasts()
  const { models: body, pulls } = useStore(models.store)
  const [pull] = Object.values(pulls)
  const nameOf = (id: string) => body?.models.find((model) => model.id === id)?.name ?? id
  const followed = useRef<string | null>(null)
  useEffect(() => {
    if (pull !== undefined) followed.current = pull.id
    const arrived = body?.models.find(({ id, installed }) => installed && id === followed.current)
    if (pull !== undefined || arrived === undefined) return
    followed.current = null
    if (arrived.chosen) return
    toasts.done(words.arrived(arrived.name), { label: words.use, run: () => void models.choose(arrived.id) })
  }, [pull, body, models, toasts, words])
  if (pull === undefined) return null
  return (
    <aside
      aria-label={words.fetching(nameOf(pull.id))}
      className="sticky top-2 z-10 mx-auto mb-4 grid w-full max-w-md gap-1.5 rounded-2xl border border-line bg-raised px-4 py-3 text-sm shadow-soft"
    >
      <p className="font-medium">{words.fetching(nameOf(pull.id))}</p>
      <PullProgress pull={pull} onCancel={() => void models.cancel(pull.id)} />
    </aside>
  )
}
