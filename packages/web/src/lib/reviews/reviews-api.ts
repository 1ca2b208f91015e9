import {
  type Review,
  type ReviewProgress,
  type ReviewSummary,
  reviewProgressSchema,
  reviewSchema,
  reviewSummarySchema,
} from '@eva/protocol'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import { z } from 'zod'
import { createRequest, json, type Outcome, parseBody } from '../request.ts'

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
      return outcome.ok ? { ok: true, value: events(outcome.value) } : outcome
    },
    async running() {
      const outcome = await request('/reviews/running')
      if (!outcome.ok) return outcome
      return { ok: true, value: outcome.value.status === 204 ? null : events(outcome.value) }
    },
    async stop() {
      const outcome = await request('/reviews/running', { method: 'DELETE' })
      return outcome.ok ? { ok: true, value: undefined } : outcome
    },
  }
}

/** Ends with the stream, also where that was cut. */
async function* events({ body }: Response): AsyncGenerator<ReviewProgress> {
  if (body === null) return
  const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const event = parse(read.value.data)
      if (event !== null) yield event
    }
  } catch {
    // The network or Eva went away: who reads sees that the last event is missing.
  } finally {
    void reader.cancel().catch(() => {})
  }
}

function parse(data: string): ReviewProgress | null {
  try {
    const parsed = reviewProgressSchema.safeParse(JSON.parse(data))
    // A newer server says things that this page does not know yet.
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
