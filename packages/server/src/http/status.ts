import type { Clock, Conversations, Router } from '@eva/core'
import type { FastifyInstance } from 'fastify'
import type { EventLoopWatch } from '../telemetry/event-loop.ts'
import type { Hardware } from '../telemetry/hardware.ts'
import { type Parts, readHealth } from '../telemetry/health.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { readStats } from '../telemetry/stats.ts'

export type StatusContext = {
  readonly parts: Parts
  readonly conversations: Conversations
  readonly router: Router
  readonly hardware: Hardware
  readonly metrics: Metrics
  readonly eventLoop: EventLoopWatch
  readonly clock: Clock
}

/** `GET /health`, `/stats` and `/metrics`. */
export function statusRoutes(app: FastifyInstance, context: StatusContext): void {
  const { parts, metrics, clock } = context
  const startedAtMs = clock.nowMs()

  app.get('/health', async (_request, reply) => {
    const { body, canAnswer } = await readHealth(parts, (clock.nowMs() - startedAtMs) / 1000)
    return reply.code(canAnswer ? 200 : 503).send(body)
  })
  app.get('/stats', async () => readStats({ ...context, store: parts.store }))
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
