import {
  type Review,
  type ReviewProgress,
  type ReviewSummary,
  reviewProgressSchema,
  reviewSchema,
  reviewSummarySchema,
} from '@eva/protocol'
import { z } from 'zod'
import { createRequest, json, type Outcome, parseBody } from '../request.ts'
import { readServerEvents } from '../server-events.ts'

/** What happens in a review, to its last event. */
export type ReviewEvents = AsyncIterable<ReviewProgress>

export type ReviewsApi = {
  list(): Promise<Outcome<ReviewSummary[]>>
  read(id: string): Promise<Outcome<Review>>
  start(): Promise<Outcome<ReviewEvents>>
  /** The one that is being made; `null` when there is none. */
  running(): Promise<Outcome<ReviewEvents | null>>
  stop(): Promise<Outcome<void>>
}

/** The address of a review's own page. */
export const reportUrl = (id: string): string => `/reviews/${id}/report`

export function createReviewsApi(fetchLike: typeof fetch): ReviewsApi {
  const request = createRequest(fetchLike)
  return {
    async list() {
      const outcome = await request('/reviews')
      return outcome.ok ? parseBody(outcome.value, z.array(reviewSummarySchema)) : outcome
    },
    async read(id) {
      const outcome = await request(`/reviews/${encodeURIComponent(id)}`)
      return outcome.ok ? parseBody(outcome.value, reviewSchema) : outcome
    },
    async start() {
      const outcome = await request('/reviews', json('POST', {}))
      return outcome.ok ? { ok: true, value: readServerEvents(outcome.value, reviewProgressSchema) } : outcome
    },
    async running() {
      const outcome = await request('/reviews/running')
      if (!outcome.ok) return outcome
      return {
        ok: true,
        value: outcome.value.status === 204 ? null : readServerEvents(outcome.value, reviewProgressSchema),
      }
    },
    async stop() {
      const outcome = await request('/reviews/running', { method: 'DELETE' })
      return outcome.ok ? { ok: true, value: undefined } : outcome
    },
  }
}
