import { type SettingsBody, type SettingsPatch, settingsSchema, type VoiceBody, voiceSchema } from '@eva/protocol'
import { z } from 'zod'
import { createFetchedApi, type FetchedApi, parsed } from '../fetched/fetched-api.ts'
import { createRequest, json, type Outcome } from '../request.ts'

export type VoicesApi = FetchedApi & {
  list(): Promise<Outcome<VoiceBody[]>>
  settings(): Promise<Outcome<SettingsBody>>
  /** @returns the settings as they are then */
  change(patch: SettingsPatch): Promise<Outcome<SettingsBody>>
}

export function createVoicesApi(fetchLike: typeof fetch): VoicesApi {
  const request = createRequest(fetchLike)
  return {
    ...createFetchedApi(fetchLike, '/voices'),
    list: () => parsed(request('/voices'), z.array(voiceSchema)),
    settings: () => parsed(request('/settings'), settingsSchema),
    change: (patch) => parsed(request('/settings', json('PATCH', patch)), settingsSchema),
  }
}
