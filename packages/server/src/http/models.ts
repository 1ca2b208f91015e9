import { type ChosenBody, chooseRequestSchema, pullRequestSchema } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { chooseNow } from '../models/choose-now.ts'
import type { ModelManager } from '../models/model-manager.ts'
import type { LiveSettings } from '../settings/live-settings.ts'
import { asAskedBy, parseBody } from './errors.ts'
import { modelsBody } from './model-bodies.ts'
import { sendPull } from './pull-stream.ts'

/** An id may be a path with slashes: the rest of the address, whether they are encoded in it or not. */
const paramsSchema = z.object({ '*': z.string().min(1).max(300) })

/** `/models`: list, pull, cancel, remove, choose. */
export function modelRoutes(app: FastifyInstance, models: ModelManager, settings: LiveSettings): void {
  const limited = { config: { rateLimit: {} } }

  app.get('/models', async () => modelsBody(await models.list()))

  app.post('/models/pull', limited, async (request, reply) => {
    const { id, spec } = parseBody(pullRequestSchema, request.body)
    const pull = await asAskedBy(id === undefined ? 'spec' : 'id', () => models.pull(id ?? spec ?? ''))
    return sendPull(reply, pull)
  })

  app.delete('/models/pull/*', limited, async (request, reply) => {
    await models.cancel(parseBody(paramsSchema, request.params)['*'])
    return reply.code(204).send()
  })

  app.put('/models/chosen', limited, async (request): Promise<ChosenBody> => {
    const wish = parseBody(chooseRequestSchema, request.body)
    const id = await asAskedBy('id', () => chooseNow(models, settings, wish.id))
    const { overridden_by } = modelsBody(await models.list())
    const message =
      overridden_by === null
        ? `${id} is her model on this machine from now on.`
        : `${id} is chosen, but ${overridden_by} goes before it: remove that setting.`
    return { id, takes_effect: 'now', overridden_by, message }
  })

  app.delete('/models/*', limited, async (request, reply) => {
    await models.remove(parseBody(paramsSchema, request.params)['*'])
    return reply.code(204).send()
  })
}
