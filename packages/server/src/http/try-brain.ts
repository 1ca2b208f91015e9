import type { Clock } from '@eva/core'
import { type BrainTest, brainTestRequestSchema } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { BRAIN_IDS } from '../brain-ids.ts'
import { secretsIn, withoutSecrets } from '../doctor/without-secrets.ts'
import type { Parts } from '../eva-parts.ts'
import type { LiveSettings } from '../settings/live-settings.ts'
import { tryBrain } from '../settings/try-brain.ts'
import { parseBody } from './errors.ts'

export type TryBrainContext = Pick<Parts, 'openToTry'> & { readonly settings: LiveSettings; readonly clock: Clock }

const paramsSchema = z.object({ id: z.enum(BRAIN_IDS) })

/** `POST /settings/brains/:id/test`: a brain with values that are not kept yet. */
export function tryBrainRoute(app: FastifyInstance, { settings, openToTry, clock }: TryBrainContext): void {
  const limited = { config: { rateLimit: {} } }
  app.post('/settings/brains/:id/test', limited, async (request): Promise<BrainTest> => {
    const { id } = parseBody(paramsSchema, request.params)
    const { keys } = parseBody(brainTestRequestSchema, request.body)
    const config = await settings.configWith(keys)
    const test = await tryBrain((signal) => openToTry(id, config, signal), clock)
    return withoutSecrets(test, secretsIn(config))
  })
}
