import { randomUUID } from 'node:crypto'
import { type Clock, type Conversations, defaultVoice, earsFor, type Router } from '@eva/core'
import type { FastifyBaseLogger } from 'fastify'
import { earFailureIn } from '../ear-failure.ts'
import type { Parts } from '../eva-parts.ts'
import type { PartsNow } from '../live/parts-now.ts'
import { greetingOf } from '../persona.ts'
import type { ConnectionContext } from './connection.ts'

/** What every connection of one running Eva shares. */
export const connectionContext = (
  parts: Parts,
  now: PartsNow,
  { conversations, router }: { readonly conversations: Conversations; readonly router: Router },
  clock: Clock,
  log: FastifyBaseLogger,
): ConnectionContext => ({
  conversations,
  clock,
  makeId: randomUUID,
  epoch: randomUUID(),
  exists: async (id) => conversations.peek(id) !== undefined || (await now.store.conversation(id)) !== null,
  introduce: () => {
    const { persona } = parts.settings.now()
    return {
      brain: now.brains.length === 0 ? null : router.planned(),
      voice: defaultVoice(parts.speaking, 'en')?.voice.id ?? null,
      ear: earsFor(now.ears, null)[0]?.ear.id ?? null,
      name: persona.name,
      greeting: greetingOf(persona),
    }
  },
  hearing: {
    vad: parts.vad,
    understanding: {
      get ears() {
        return now.ears
      },
      detectLanguage: parts.speaking.detectLanguage,
      reportFailure: earFailureIn(log),
    },
    openResampler: parts.openResampler,
    drafts: () => router.drafts(),
    clock,
    habits: new WeakMap(),
  },
  reportFailure: (err) => log.error({ err }, 'a frame could not be handled'),
})
