import type { Aspect, Finding, LocalText, Metric, Review, ReviewSummary } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../conversation/conversation.ts'
import type { ReviewEvents, ReviewsApi } from './reviews-api.ts'

/** A review that is being made, as far as it is. */
export type Making = {
  done: number
  /** `null` until the first step is told. */
  of: number | null
  step: { aspect: Aspect; name: LocalText } | null
  metrics: readonly Metric[]
  findings: readonly Finding[]
}

export type ReviewsState = {
  loading: boolean
  list: readonly ReviewSummary[]
  /** The one that is shown. */
  review: Review | null
  making: Making | null
  problem: Problem | null
}

export type Reviews = {
  store: StoreApi<ReviewsState>
  /** Shows the latest review, and the one that is being made if there is one. */
  open(): Promise<void>
  show(id: string): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

const NOTHING_YET: Making = { done: 0, of: null, step: null, metrics: [], findings: [] }
const CUT_OFF: Problem = { code: 'cut_off', message: 'The connection to Eva was lost.', fix: null }

/** What `eva check` found, and finds now. */
export function createReviews(api: ReviewsApi): Reviews {
  const store = createStore<ReviewsState>(() => ({
    loading: true,
    list: [],
    review: null,
    making: null,
    problem: null,
  }))
  const change = store.setState

  const show = async (id: string): Promise<void> => {
    const outcome = await api.read(id)
    change(outcome.ok ? { review: outcome.value, problem: null } : { problem: outcome.problem })
  }

  const showLatest = async (): Promise<void> => {
    const outcome = await api.list()
    if (!outcome.ok) return change({ problem: outcome.problem })
    change({ list: outcome.value })
    const [latest] = outcome.value
    if (latest !== undefined) await show(latest.id)
  }

  const follow = async (events: ReviewEvents): Promise<void> => {
    change({ making: NOTHING_YET, problem: null })
    let problem: Problem | null = CUT_OFF
    for await (const event of events) {
      const making = store.getState().making ?? NOTHING_YET
      switch (event.type) {
        case 'step':
          change({ making: { ...making, done: event.done, of: event.of, step: event } })
          break
        case 'metric':
          change({ making: { ...making, metrics: [...making.metrics, event.metric] } })
          break
        case 'finding':
          change({ making: { ...making, findings: [...making.findings, event.finding] } })
          break
        case 'done':
          problem = null
          break
        case 'failed':
          problem = { code: 'review_failed', message: event.message, fix: null }
          break
        default:
          event satisfies never
      }
    }
    change({ making: null, problem })
    if (problem === null) await showLatest()
  }

  return {
    store,
    show,
    async open() {
      await showLatest()
      change({ loading: false })
      const running = await api.running()
      if (running.ok && running.value !== null) await follow(running.value)
    },
    async start() {
      if (store.getState().making !== null) return
      change({ making: NOTHING_YET, problem: null })
      const outcome = await api.start()
      if (outcome.ok) await follow(outcome.value)
      else change({ making: null, problem: outcome.problem })
    },
    async stop() {
      const outcome = await api.stop()
      if (!outcome.ok) change({ problem: outcome.problem })
    },
  }
}
