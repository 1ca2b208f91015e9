import type { Ear } from '@eva/core'
import type { FastifyInstance } from 'fastify'
import type { EarManager } from '../ears/index.ts'
import type { Opened } from '../parts.ts'
import { earBodies } from './ear-bodies.ts'
import { setRoutes } from './set-routes.ts'

/** `opened`: as they are now, preferred first. */
export type EarsContext = { readonly opened: Pick<Opened<Ear>, 'parts'>; readonly manager: EarManager }

/** `/ears`: list, pull, cancel, remove. */
export function earRoutes(app: FastifyInstance, { opened, manager }: EarsContext): void {
  // First what lies in the folder: it tells the engine of ears that another process has fetched or removed.
  app.get('/ears', async () => {
    const fetched = await manager.list()
    return earBodies(opened.parts, fetched)
  })
  setRoutes(app, '/ears', manager)
}
