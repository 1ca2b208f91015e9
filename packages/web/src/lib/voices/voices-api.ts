import {
  type PullEvent,
  pullEventSchema,
  type SettingsBody,
  type SettingsPatch,
  settingsSchema,
  type VoiceBody,
  voiceSchema,
} from '@eva/protocol'
import { z } from 'zod'
import { createRequest, json, type Outcome, parseBody } from '../request.ts'
import { readServerEvents } from '../server-events.ts'

export type VoicesApi = {
  list(): Promise<Outcome<VoiceBody[]>>
  settings(): Promise<Outcome<SettingsBody>>
  /** @returns the settings as they are then */
  change(patch: SettingsPatch): Promise<Outcome<SettingsBody>>
  /** Fetches a voice's model, or joins who does; the events up to the last one. */
  pull(id: string): Promise<Outcome<AsyncIterable<PullEvent>>>
  cancel(id: string): Promise<Outcome<void>>
  remove(id: string): Promise<Outcome<void>>
}

export function createVoicesApi(fetchLike: typeof fetch): VoicesApi {
  const request = createRequest(fetchLike)
  const parsed = async <Value>(
    asked: Promise<Outcome<Response>>,
    schema: z.ZodType<Value>,
  ): Promise<Outcome<Value>> => {
    const outcome = await asked
    return outcome.ok ? parseBody(outcome.value, schema) : outcome
  }
  const nothing = async (asked: Promise<Outcome<Response>>): Promise<Outcome<void>> => {
    const outcome = await asked
    return outcome.ok ? { ok: true, value: undefined } : outcome
  }
  return {
    list: () => parsed(request('/voices'), z.array(voiceSchema)),
    settings: () => parsed(request('/settings'), settingsSchema),
    change: (patch) => parsed(request('/settings', json('PATCH', patch)), settingsSchema),
    async pull(id) {
      const outcome = await request('/voices/pull', json('POST', { id }))
      return outcome.ok ? { ok: true, value: readServerEvents(outcome.value, pullEventSchema) } : outcome
    },
    cancel: (id) => nothing(request(`/voices/pull/${encodeURIComponent(id)}`, { method: 'DELETE' })),
    remove: (id) => nothing(request(`/voices/${encodeURIComponent(id)}`, { method: 'DELETE' })),
  }
}
