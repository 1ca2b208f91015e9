import type { Ear } from '@eva/core'
import type { FastifyInstance } from 'fastify'
import type { EarManager } from '../ears/index.ts'
import { earBodies } from './ear-bodies.ts'
import { setRoutes } from './set-routes.ts'

/** `ears`: preferred first. */
export type EarsContext = { readonly ears: readonly Ear[]; readonly manager: EarManager }

/** `/ears`: list, pull, cancel, remove. */
export function earRoutes(app: FastifyInstance, { ears, manager }: EarsContext): void {
  // First what lies in the folder: it tells the engine of ears that another process has fetched or removed.
  app.get('/ears', async () => {
    const fetched = await manager.list()
    return earBodies(ears, fetched)
  })
  setRoutes(app, '/ears', manager)
}
