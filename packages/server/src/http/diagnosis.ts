import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Doctor, wholeDiagnosis } from '../doctor/index.ts'
import { parseBody } from './errors.ts'
import { sendEvents } from './server-events.ts'

/** An action may be about something with a slash in its name: the rest of the address. */
const paramsSchema = z.object({ '*': z.string().min(1).max(300) })

/** `/diagnosis`: how every part is, whole or part by part, and what can be done about it. */
export function diagnosisRoutes(app: FastifyInstance, doctor: Doctor): void {
  const limited = { config: { rateLimit: {} } }

  app.get('/diagnosis', limited, async (request, reply) => {
    const events = doctor.examine()
    if (request.headers.accept?.includes('text/event-stream') === true) return sendEvents(reply, events)
    return reply.header('cache-control', 'no-store').send(await wholeDiagnosis(events))
  })

  app.post('/diagnosis/actions/*', limited, async (request, reply) =>
    sendEvents(reply, doctor.act(parseBody(paramsSchema, request.params)['*'])),
  )
}
