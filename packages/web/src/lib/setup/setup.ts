import type { SettingsBody, SettingsPatch } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../conversation/conversation.ts'
import type { Outcome } from '../request.ts'
import type { SetupApi } from './setup-api.ts'

export type SetupState = {
  /** `null` until they are known. */
  settings: SettingsBody | null
  problem: Problem | null
}

export type Setup = {
  readonly api: SetupApi
  readonly store: StoreApi<SetupState>
  /** Reads the settings again. */
  read(): Promise<void>
  /** @returns the settings as they are then; who asked shows why they were refused */
  change(patch: SettingsPatch): Promise<Outcome<SettingsBody>>
  /**
   * A change that is seen at once; where it is refused it is taken back, and the store says why.
   *
   * @param guess what the settings will be
   */
  changeAtOnce(patch: SettingsPatch, guess: (now: SettingsBody) => SettingsBody): Promise<void>
}

/** What is set for everybody who talks with this Eva. */
export function createSetup(api: SetupApi): Setup {
  const store = createStore<SetupState>(() => ({ settings: null, problem: null }))
  const set = store.setState
  /** The change asked for last: an answer to an earlier one does not know of it yet. */
  let latest = 0

  const read = async (): Promise<void> => {
    const asked = latest
    const outcome = await api.read()
    if (asked !== latest) return
    set(outcome.ok ? { settings: outcome.value } : { problem: outcome.problem })
  }
  const change = async (patch: SettingsPatch): Promise<Outcome<SettingsBody>> => {
    const asked = ++latest
    const outcome = await api.change(patch)
    if (outcome.ok && asked === latest) set({ settings: outcome.value, problem: null })
    return outcome
  }

  return {
    api,
    store,
    read,
    change,
    async changeAtOnce(patch, guess) {
      const { settings } = store.getState()
      set({ problem: null, ...(settings === null ? {} : { settings: guess(settings) }) })
      const outcome = await change(patch)
      if (outcome.ok) return
      // Not simply as it was before: a change that came after this one may hold by now.
      await read()
      set({ problem: outcome.problem })
    },
  }
}
