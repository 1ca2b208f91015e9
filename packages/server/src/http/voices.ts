import type { Voices } from '@eva/core'
import { voicePullRequestSchema } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { VoiceManager } from '../voices/index.ts'
import { asAskedBy, parseBody } from './errors.ts'
import { sendPull } from './pull-stream.ts'
import { voiceBodies } from './voice-bodies.ts'

export type VoicesContext = { readonly voices: Voices; readonly manager: VoiceManager }

/** A voice's id may hold slashes: the rest of the address, whether they are encoded in it or not. */
const paramsSchema = z.object({ '*': z.string().min(1).max(100) })

/** `/voices`: list, pull, cancel, remove. */
export function voiceRoutes(app: FastifyInstance, { voices, manager }: VoicesContext): void {
  const limited = { config: { rateLimit: {} } }

  // First what lies in the folder: it tells the engine of voices that another process has fetched or removed.
  app.get('/voices', async () => {
    const fetched = await manager.list()
    return voiceBodies(voices, fetched)
  })

  app.post('/voices/pull', limited, async (request, reply) => {
    const { id } = parseBody(voicePullRequestSchema, request.body)
    return sendPull(reply, await asAskedBy('id', () => manager.pull(id)))
  })

  app.delete('/voices/pull/*', limited, async (request, reply) => {
    await manager.cancel(parseBody(paramsSchema, request.params)['*'])
    return reply.code(204).send()
  })

  app.delete('/voices/*', limited, async (request, reply) => {
    await manager.remove(parseBody(paramsSchema, request.params)['*'])
    return reply.code(204).send()
  })
}
