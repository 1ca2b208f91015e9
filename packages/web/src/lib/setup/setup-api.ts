import {
  type BrainSetting,
  type BrainTest,
  brainTestSchema,
  type CharacterCard,
  characterCardSchema,
  type KeyChanges,
  type SettingsBody,
  type SettingsPatch,
  settingsSchema,
} from '@eva/protocol'
import { parsed } from '../fetched/fetched-api.ts'
import { createRequest, json, type Outcome } from '../request.ts'

/** What is set for everybody who talks with this Eva, and kept by her; what one browser likes is in `lib/settings.ts`. */
export type SetupApi = {
  read(): Promise<Outcome<SettingsBody>>
  /** @returns the settings as they are then */
  change(patch: SettingsPatch): Promise<Outcome<SettingsBody>>
  /** Asks a brain for a few words, with these values in place of those that hold; nothing is kept. */
  testBrain(id: BrainSetting['id'], keys: KeyChanges): Promise<Outcome<BrainTest>>
  /** Reads a character card, JSON or PNG; nothing is kept. */
  readCard(card: Blob): Promise<Outcome<CharacterCard>>
  /** Conversations, memories, settings with their keys, and reviews, for good. */
  deleteEverything(): Promise<Outcome<void>>
}

/** Where her persona can be taken along as a character card, for a link. */
export const cardUrl = (format: 'json' | 'png', version: '2' | '3'): string =>
  `/settings/persona/card?format=${format}&version=${version}`

export function createSetupApi(fetchLike: typeof fetch): SetupApi {
  const request = createRequest(fetchLike)
  return {
    read: () => parsed(request('/settings'), settingsSchema),
    change: (patch) => parsed(request('/settings', json('PATCH', patch)), settingsSchema),
    testBrain: (id, keys) => parsed(request(`/settings/brains/${id}/test`, json('POST', { keys })), brainTestSchema),
    readCard: (card) =>
      parsed(
        request('/settings/persona/card', {
          method: 'POST',
          headers: { 'content-type': card.type === 'image/png' ? 'image/png' : 'application/json' },
          body: card,
        }),
        characterCardSchema,
      ),
    async deleteEverything() {
      const outcome = await request('/everything', json('DELETE', { confirm: 'everything' }))
      return outcome.ok ? { ok: true, value: undefined } : outcome
    },
  }
}
