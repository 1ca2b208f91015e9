import type { Conversations, MemoryKeeper, Store } from '@eva/core'
import { deleteEverythingSchema } from '@eva/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Reviews } from '../reviews/index.ts'
import type { LiveSettings } from '../settings/live-settings.ts'
import type { VoiceSettings } from '../voices/index.ts'
import { parseBody } from './errors.ts'

export type EverythingContext = {
  readonly store: Pick<Store, 'deleteEverything'>
  readonly conversations: Conversations
  readonly memory: MemoryKeeper
  readonly settings: LiveSettings
  readonly voice: VoiceSettings
  readonly reviews: Reviews
}

/**
 * `DELETE /everything`: all that she knows of the person. Models, voices and ears stay: they are what was fetched.
 *
 * @param lockUp signs out every device but the one that asks; the password stays, or anybody could come in
 */
export function everythingRoute(
  app: FastifyInstance,
  context: EverythingContext,
  lockUp: (by: FastifyRequest) => Promise<void>,
): void {
  const { store, conversations, memory, settings, voice, reviews } = context
  app.delete('/everything', { config: { rateLimit: {} } }, async (request, reply) => {
    parseBody(deleteEverythingSchema, request.body)
    // First whatever could write something down again: answers, what is learnt of them, and the reviewer.
    await Promise.all([conversations.dropAll(), memory.pause(true), reviews.clear()])
    await settings.forget()
    await store.deleteEverything()
    voice.forget()
    await lockUp(request)
    await memory.pause(false)
    return reply.code(204).send()
  })
}
