import type { Voices } from '@eva/core'
import type { FastifyInstance } from 'fastify'
import type { VoiceManager } from '../voices/index.ts'
import { setRoutes } from './set-routes.ts'
import { voiceBodies } from './voice-bodies.ts'

export type VoicesContext = { readonly voices: Voices; readonly manager: VoiceManager }

/** `/voices`: list, pull, cancel, remove. */
export function voiceRoutes(app: FastifyInstance, { voices, manager }: VoicesContext): void {
  // First what lies in the folder: it tells the engine of voices that another process has fetched or removed.
  app.get('/voices', async () => {
    const fetched = await manager.list()
    return voiceBodies(voices, fetched)
  })
  setRoutes(app, '/voices', manager)
}
