import type { BrainTest, CharacterCard, SettingsBody, SettingsPatch } from '@eva/protocol'
import type { Outcome } from '../request.ts'
import type { SetupApi } from '../setup/setup-api.ts'

/** One call of the api that waits for its answer. */
type Asked =
  | { readonly call: 'read'; answer(outcome: Outcome<SettingsBody>): void }
  | { readonly call: 'change'; readonly patch: SettingsPatch; answer(outcome: Outcome<SettingsBody>): void }
  | { readonly call: 'test'; readonly id: string; readonly keys: object; answer(outcome: Outcome<BrainTest>): void }
  | { readonly call: 'card'; answer(outcome: Outcome<CharacterCard>): void }
  | { readonly call: 'delete'; answer(outcome: Outcome<void>): void }

/** The server's side of the settings, answered by hand: the calls stand in `asked`, in order. */
export function createFakeSetupApi(): { api: SetupApi; asked: Asked[] } {
  const asked: Asked[] = []
  return {
    asked,
    api: {
      read: () => new Promise((answer) => asked.push({ call: 'read', answer })),
      change: (patch) => new Promise((answer) => asked.push({ call: 'change', patch, answer })),
      testBrain: (id, keys) => new Promise((answer) => asked.push({ call: 'test', id, keys, answer })),
      readCard: () => new Promise((answer) => asked.push({ call: 'card', answer })),
      deleteEverything: () => new Promise((answer) => asked.push({ call: 'delete', answer })),
    },
  }
}

/** The settings of somebody who has set nothing. */
export const NOTHING_SET: SettingsBody = {
  voice: { voices: {}, speed: 1, pitch: 1 },
  locked: [],
  keys: [],
  brains: [],
  persona: { name: 'Eva', character: '', greeting: '', is_locked: false },
  welcomed: true,
}
