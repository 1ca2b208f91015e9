import type { Clock } from '@eva/core'
import type { Config } from '../config.ts'
import { makeDataFolder } from '../data-folder.ts'
import { openLiveSettings } from '../settings/live-settings.ts'
import { openSqliteStore } from '../storage/index.ts'
import { openVoiceSettings, type VoiceSettings } from '../voices/index.ts'
import { databaseOf } from './places.ts'

/** What a person set. */
type SetByPerson = {
  readonly voice: VoiceSettings
  /** With what was set on a page. */
  readonly config: Config
}

/** What a person set, for a command that needs no more of the database. */
export async function withSettings<T>(config: Config, clock: Clock, use: (set: SetByPerson) => Promise<T>): Promise<T> {
  await makeDataFolder(config.dataDir)
  const store = await openSqliteStore({ path: databaseOf(config), clock })
  try {
    const [voice, settings] = await Promise.all([openVoiceSettings(store, clock), openLiveSettings(store, config)])
    return await use({ voice, config: settings.now().config })
  } finally {
    await store.close()
  }
}
