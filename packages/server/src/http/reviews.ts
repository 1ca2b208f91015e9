import { EvaError } from '@eva/core'
import { reviewRequestSchema } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Reviews } from '../reviews/index.ts'
import { parseBody } from './errors.ts'
import { sendEvents } from './server-events.ts'

const paramsSchema = z.object({ id: z.string().max(64) })
const notFound = (): EvaError => new EvaError('review_not_found', 'There is no such review.')

/** The page of a review is made of nothing but itself. */
const REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

/** `/reviews`: list, read, make one, follow it, stop it. */
export function reviewRoutes(app: FastifyInstance, reviews: Reviews): void {
  const limited = { config: { rateLimit: {} } }

  app.get('/reviews', async () => reviews.shelf.list())

  app.get('/reviews/running', async (_request, reply) => {
    const { running } = reviews
    return running === null ? reply.code(204).send() : sendEvents(reply, running.follow())
  })

  app.get('/reviews/:id', async (request) => {
    const review = await reviews.shelf.read(parseBody(paramsSchema, request.params).id)
    if (review === null) throw notFound()
    return review
  })

  app.get('/reviews/:id/report', async (request, reply) => {
    const page = await reviews.shelf.page(parseBody(paramsSchema, request.params).id)
    if (page === null) throw notFound()
    return reply.header('content-security-policy', REPORT_POLICY).type('text/html; charset=utf-8').send(page)
  })

  app.post('/reviews', limited, async (request, reply) => {
    const { runs, only } = parseBody(reviewRequestSchema, request.body ?? {})
    return sendEvents(reply, reviews.start({ runs: runs ?? null, only: only ?? [] }).follow())
  })

  app.delete('/reviews/running', limited, async (_request, reply) => {
    if (reviews.running === null) throw notFound()
    reviews.running.cancel()
    await reviews.running?.ended
    return reply.code(204).send()
  })
}
