import type { CharacterCard } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readCard, writeCard, writePicture } from '../cards/index.ts'
import type { LiveSettings } from '../settings/live-settings.ts'
import { parseBody } from './errors.ts'

/** Largest card that is taken, in bytes: a large picture, or a long lore book. */
export const MAX_CARD_BYTES = 8 * 1024 * 1024

const querySchema = z.strictObject({
  format: z.enum(['json', 'png']).default('json'),
  version: z.enum(['2', '3']).default('3'),
})

/** `/settings/persona/card`: reads one that is brought, which keeps nothing, and gives her own away. */
export function cardRoutes(app: FastifyInstance, settings: Pick<LiveSettings, 'now'>): void {
  app.addContentTypeParser('image/png', { parseAs: 'buffer', bodyLimit: MAX_CARD_BYTES }, (_request, body, done) =>
    done(null, body),
  )
  app.post(
    '/settings/persona/card',
    { config: { rateLimit: {} }, bodyLimit: MAX_CARD_BYTES },
    async (request): Promise<CharacterCard> => readCard(request.body),
  )

  app.get('/settings/persona/card', async (request, reply) => {
    const { format, version } = parseBody(querySchema, request.query)
    const { persona, card } = settings.now()
    reply.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`${fileName(persona.name)}.${format}`)}`,
    )
    return format === 'png'
      ? reply.type('image/png').send(writePicture(persona, card))
      : reply.type('application/json; charset=utf-8').send(JSON.stringify(writeCard(persona, card, version), null, 2))
  })
}

/** Her name in characters that every file system takes. */
const fileName = (name: string): string => name.match(/[\p{L}\p{M}\p{N}]+/gu)?.join('-') ?? 'eva'
