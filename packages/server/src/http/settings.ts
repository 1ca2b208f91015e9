import type { Clock, Voices } from '@eva/core'
import { type BrainSetting, type SettingsBody, settingsPatchSchema } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../eva-parts.ts'
import { keySettings } from '../settings/keys.ts'
import type { LiveSettings } from '../settings/live-settings.ts'
import { requireSpeaker, type VoiceSettings } from '../voices/index.ts'
import { parseBody } from './errors.ts'
import { tryBrainRoute } from './try-brain.ts'

export type SettingsContext = {
  readonly voices: Voices
  readonly voice: VoiceSettings
  readonly settings: LiveSettings
  readonly brains: () => BrainSetting[]
  readonly openToTry: Parts['openToTry']
  readonly clock: Clock
}

/** `/settings`: read and change; what is changed takes effect with the next turn. */
export function settingsRoutes(app: FastifyInstance, context: SettingsContext): void {
  const { voice, voices, settings, brains } = context
  const limited = { config: { rateLimit: {} } }
  const body = (): SettingsBody => {
    const { config, keys: kept, persona, welcomed } = settings.now()
    const keys = keySettings(config.environment, kept)
    const locked = keys.filter(({ is_locked }) => is_locked).map(({ key, value }) => ({ key, value }))
    return {
      voice: chosenVoice(voice),
      locked,
      keys,
      brains: brains(),
      persona: { ...persona, is_locked: config.systemPrompt !== null },
      welcomed,
    }
  }

  tryBrainRoute(app, context)

  app.get('/settings', async () => body())

  app.patch('/settings', limited, async (request) => {
    const { voice: manner, ...change } = parseBody(settingsPatchSchema, request.body)
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
