import { setPullRequestSchema } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SetManager } from '../file-sets/index.ts'
import { asAskedBy, parseBody } from './errors.ts'
import { sendPull } from './pull-stream.ts'

/** An id may hold slashes: the rest of the address, whether they are encoded in it or not. */
const paramsSchema = z.object({ '*': z.string().min(1).max(100) })

/** What all that is fetched has in common: pull, cancel, remove. */
export function setRoutes(
  app: FastifyInstance,
  base: '/voices' | '/ears',
  manager: Pick<SetManager<unknown, unknown, unknown>, 'pull' | 'cancel' | 'remove'>,
): void {
  const limited = { config: { rateLimit: {} } }

  app.post(`${base}/pull`, limited, async (request, reply) => {
    const { id } = parseBody(setPullRequestSchema, request.body)
    return sendPull(reply, await asAskedBy('id', () => manager.pull(id)))
  })

  app.delete(`${base}/pull/*`, limited, async (request, reply) => {
    await manager.cancel(parseBody(paramsSchema, request.params)['*'])
    return reply.code(204).send()
  })

  app.delete(`${base}/*`, limited, async (request, reply) => {
    await manager.remove(parseBody(paramsSchema, request.params)['*'])
    return reply.code(204).send()
  })
}
