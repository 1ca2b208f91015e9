import { type Clock, EvaError, type Voices } from '@eva/core'
import { type BrainSetting, type SettingsBody, settingsPatchSchema } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import { isShallow } from '../cards/index.ts'
import type { Parts } from '../eva-parts.ts'
import { keySettings } from '../settings/keys.ts'
import type { LiveSettings } from '../settings/live-settings.ts'
import { requireSpeaker, type VoiceSettings } from '../voices/index.ts'
import { cardRoutes, MAX_CARD_BYTES } from './cards.ts'
import { parseBody } from './errors.ts'
import { wantsPage } from './pages.ts'
import { tryBrainRoute } from './try-brain.ts'

/** What else a change may hold beside a card, in bytes. */
const ROOM_BYTES = 256 * 1024

export type SettingsContext = {
  readonly voices: Voices
  readonly voice: VoiceSettings
  readonly settings: LiveSettings
  readonly brains: () => Promise<BrainSetting[]>
  readonly openToTry: Parts['openToTry']
  readonly clock: Clock
}

/** `/settings`: read and change; what is changed takes effect with the next turn. */
export function settingsRoutes(app: FastifyInstance, context: SettingsContext): void {
  const { voice, voices, settings, brains } = context
  const limited = { config: { rateLimit: {} } }
  const body = async (): Promise<SettingsBody> => {
    const { config, keys: kept, persona, welcomed } = settings.now()
    const keys = keySettings(config.environment, kept)
    const locked = keys.filter(({ is_locked }) => is_locked).map(({ key, value }) => ({ key, value }))
    return {
      voice: chosenVoice(voice),
      locked,
      keys,
      brains: await brains(),
      persona: { ...persona, is_locked: config.systemPrompt !== null },
      welcomed,
    }
  }

  tryBrainRoute(app, context)
  cardRoutes(app, settings)

  app.get('/settings', async (request, reply) => {
    // The pages of settings lie below this address, and who types it means the first of them.
    reply.header('vary', 'accept')
    return wantsPage(request) ? reply.redirect('/settings/brains') : body()
  })

  app.patch('/settings', { ...limited, bodyLimit: MAX_CARD_BYTES + ROOM_BYTES }, async (request) => {
    const { voice: manner, ...change } = parseBody(settingsPatchSchema, request.body)
    refuseAbyss(change.persona?.card)
    for (const [language, id] of Object.entries(manner?.voices ?? {})) {
      if (id !== null) requireSpeaker(voices.engines, id, language)
    }
    if (Object.keys(change).length > 0) await settings.change(change)
    if (manner !== undefined) await voice.change(manner)
    return body()
  })
}

function chosenVoice(settings: VoiceSettings): SettingsBody['voice'] {
  const { voices, speed, pitch } = settings.now()
  return { voices: { ...voices }, speed, pitch }
}

/** @throws EvaError `invalid_request` for what is nested so deeply that nobody could write it down again */
function refuseAbyss(card: unknown): void {
  if (isShallow(card)) return
  throw new EvaError('invalid_request', 'The card is nested too deeply.', { param: 'persona.card' })
}
