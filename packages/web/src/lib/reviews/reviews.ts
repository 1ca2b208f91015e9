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
  /** How the one that was watched ended: the id of what was made, or stopped from here. */
  ended: { made: string } | 'stopped' | null
  problem: Problem | null
}

export type Reviews = {
  store: StoreApi<ReviewsState>
  /** Shows the latest review, and the one that is being made if there is one. */
  open(): Promise<void>
  /** For somebody who comes back to the page: shows what others made meanwhile, or make now. */
  look(): Promise<void>
  show(id: string): Promise<void>
  /** Makes a review, or follows the one that somebody else has begun. */
  start(): Promise<void>
  stop(): Promise<void>
}

const NOTHING_YET: Making = { done: 0, of: null, step: null, metrics: [], findings: [] }
const CUT_OFF: Problem = { code: 'cut_off', message: 'The connection to Eva was lost.', fix: null }
/** A review is shorter than so many cuts. */
const CONNECTIONS_MAX = 10

/** How a review ended; `problem` is `null` for one that was made. */
type End = { problem: Problem | null }

/** What `eva check` found, and finds now. */
export function createReviews(api: ReviewsApi): Reviews {
  const store = createStore<ReviewsState>(() => ({
    loading: true,
    list: [],
    review: null,
    making: null,
    ended: null,
    problem: null,
  }))
  const change = store.setState
  let isStopping = false

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

  /** Reads what happens from its beginning; `null` when the connection was cut before the end. */
  const read = async (events: ReviewEvents): Promise<End | null> => {
    change({ making: NOTHING_YET, ended: null, problem: null })
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
          return { problem: null }
        case 'failed':
          return { problem: { code: 'review_failed', message: event.message, fix: null } }
        default:
          event satisfies never
      }
    }
    return null
  }

  /** To the end of the review; a connection that is cut is taken up again while the review goes on. */
  const follow = async (first: ReviewEvents): Promise<void> => {
    const before = store.getState().list[0]?.id
    let end = await read(first)
    for (let connections = 1; end === null && connections < CONNECTIONS_MAX; connections++) {
      const running = await api.running()
      if (!running.ok || running.value === null) break
      end = await read(running.value)
    }
    if (end?.problem == null) await showLatest()
    const { list, problem } = store.getState()
    const made = list[0] !== undefined && list[0].id !== before ? list[0].id : null
    // It may have come to its end while nobody could hear it.
    const outcome = end === null && made === null ? CUT_OFF : (end?.problem ?? problem)
    const wasStopped = isStopping && end !== null && end.problem !== null
    isStopping = false
    change({
      making: null,
      ended: wasStopped ? 'stopped' : made === null ? null : { made },
      problem: wasStopped ? null : outcome,
    })
  }

  /** Whether there was one to follow. */
  const followRunning = async (): Promise<boolean> => {
    const running = await api.running()
    if (!running.ok || running.value === null || store.getState().making !== null) return false
    await follow(running.value)
    return true
  }

  return {
    store,
    show,
    async open() {
      await showLatest()
      change({ loading: false })
      await followRunning()
    },
    async look() {
      const { making, loading, list, review } = store.getState()
      if (making !== null || loading || (await followRunning())) return
      const outcome = await api.list()
      // Whoever only comes back has asked for nothing that could fail.
      if (!outcome.ok || store.getState().making !== null) return
      change({ list: outcome.value })
      const [latest] = outcome.value
      const sawLatest = review === null || review.id === list[0]?.id
      if (sawLatest && latest !== undefined && latest.id !== review?.id) await show(latest.id)
    },
    async start() {
      if (store.getState().making !== null) return
      change({ making: NOTHING_YET, ended: null, problem: null })
      const running = await api.running()
      if (running.ok && running.value !== null) return await follow(running.value)
      const outcome = await api.start()
      if (outcome.ok) return await follow(outcome.value)
      change({ making: null })
      // Somebody was quicker by a moment.
      if (outcome.problem.code === 'review_running' && (await followRunning())) return
      change({ problem: outcome.problem })
    },
    async stop() {
      isStopping = store.getState().making !== null
      const outcome = await api.stop()
      if (outcome.ok) return
      isStopping = false
      // It had come to its end by itself.
      if (outcome.problem.code !== 'review_not_found') change({ problem: outcome.problem })
    },
  }
}
