import { type SettingsBody, settingsPatchSchema } from '@eva/protocol'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { requireSpeaker, type VoiceSettings } from '../voices/index.ts'
import { parseBody } from './errors.ts'
import type { SpeechContext } from './speech.ts'

export type SettingsContext = Pick<SpeechContext, 'voices'> & {
  readonly voice: VoiceSettings
  /** What the environment sets; it goes before what is set here. */
  readonly config: Pick<Config, 'voices'>
}

/** `/settings`: read and change; what is changed takes effect with the next turn. */
export function settingsRoutes(app: FastifyInstance, { voice, voices, config }: SettingsContext): void {
  const limited = { config: { rateLimit: {} } }
  const locked = config.voices === null ? [] : [{ key: 'EVA_TTS', value: config.voices.join(',') }]
  const body = (): SettingsBody => {
    const { voices, speed, pitch } = voice.now()
    return { voice: { voices: { ...voices }, speed, pitch }, locked }
  }

  app.get('/settings', async () => body())

  app.patch('/settings', limited, async (request) => {
    const patch = parseBody(settingsPatchSchema, request.body).voice ?? {}
    for (const [language, id] of Object.entries(patch.voices ?? {})) {
      if (id !== null) requireSpeaker(voices.engines, id, language)
    }
    await voice.change(patch)
    return body()
  })
}
