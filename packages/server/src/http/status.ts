import type { Clock, Conversations, Router } from '@eva/core'
import type { FastifyInstance } from 'fastify'
import type { PartsNow } from '../live/parts-now.ts'
import type { EventLoopWatch } from '../telemetry/event-loop.ts'
import type { Hardware } from '../telemetry/hardware.ts'
import { readHealth } from '../telemetry/health.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { readStats } from '../telemetry/stats.ts'
import type { Visitors } from './auth.ts'

export type StatusContext = {
  readonly parts: PartsNow
  readonly version: string
  readonly conversations: Conversations
  readonly router: Router
  readonly hardware: Hardware
  readonly metrics: Metrics
  readonly eventLoop: EventLoopWatch
  readonly clock: Clock
}

/** A stranger is told what was found at most so long ago, in ms: asking often must not keep the brains busy. */
const STRANGERS_NEWS_MS = 5_000

/** `GET /health`, `/stats` and `/metrics`. */
export function statusRoutes(app: FastifyInstance, context: StatusContext, isSignedIn: Visitors['isSignedIn']): void {
  const { parts, version, metrics, clock } = context
  const startedAtMs = clock.nowMs()
  const readNow = (): ReturnType<typeof readHealth> => readHealth(parts, version, (clock.nowMs() - startedAtMs) / 1000)
  let news: { readonly atMs: number; readonly health: ReturnType<typeof readHealth> } | null = null
  const readForStrangers = (): ReturnType<typeof readHealth> => {
    const nowMs = clock.nowMs()
    if (news === null || nowMs - news.atMs > STRANGERS_NEWS_MS) news = { atMs: nowMs, health: readNow() }
    return news.health
  }

  app.get('/health', async (request, reply) => {
    const insider = isSignedIn(request)
    const { body, canAnswer } = await (insider ? readNow() : readForStrangers())
    return reply.code(canAnswer ? 200 : 503).send(insider ? body : { status: body.status })
  })
  app.get('/stats', async () => readStats({ ...context, store: parts.store }))
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
