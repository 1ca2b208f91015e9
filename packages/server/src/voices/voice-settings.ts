import type { Clock, Store, VoicePreferences } from '@eva/core'
import { type SettingsPatch, settingsSchema } from '@eva/protocol'

/** What a person chose about how she sounds. */
export type VoiceChoice = Pick<VoicePreferences, 'voices' | 'speed' | 'pitch'>

export type VoiceSettings = {
  /** As they are known here; what another process has changed is noticed within `REREAD_MS` and by the turn after that. */
  now(): VoiceChoice
  /** Changes what is given and keeps it; `null` takes the choice for a language back. Throws `storage_failed`. */
  change(patch: NonNullable<SettingsPatch['voice']>): Promise<VoiceChoice>
  /** They were deleted where they are kept. */
  forget(): void
}

/** The settings' name in the database. */
const PART = 'voice'

/** How old what is known may be, in ms: `npx eva voices use` in another window is to be heard by the next question. */
const REREAD_MS = 1_000

const UNCHANGED: VoiceChoice = { voices: {}, speed: 1, pitch: 1 }

const choiceSchema = settingsSchema.shape.voice

/** Reads the settings, and keeps them at hand. */
export async function openVoiceSettings(
  store: Pick<Store, 'setting' | 'keepSetting'>,
  clock: Clock,
): Promise<VoiceSettings> {
  let writing = Promise.resolve()
  let readAtMs = clock.nowMs()
  let changes = 0

  /** What cannot be understood, from a newer version perhaps, counts as nothing. */
  const read = async (): Promise<VoiceChoice> => {
    const parsed = choiceSchema.safeParse(await store.setting(PART))
    return parsed.success ? parsed.data : UNCHANGED
  }

  let choice = await read()

  async function reread(): Promise<void> {
    const before = changes
    const found = await read().catch(() => choice)
    // A change that was made meanwhile is newer than what was read.
    if (changes === before) choice = found
  }

  return {
    now() {
      if (clock.nowMs() - readAtMs >= REREAD_MS) {
        readAtMs = clock.nowMs()
        void reread()
      }
      return choice
    },
    change(patch) {
      const changing = writing.then(async () => {
        const { voices, ...rest } = await read()
        const given = Object.entries({ ...voices, ...patch.voices })
        const kept = Object.fromEntries(given.filter((one): one is [string, string] => one[1] !== null))
        const { speed = rest.speed, pitch = rest.pitch } = patch
        const next = { voices: kept, speed, pitch }
        await store.keepSetting(PART, next)
        changes += 1
        choice = next
        return next
      })
      writing = changing.then(
        () => {},
        () => {},
      )
      return changing
    },
    forget() {
      changes += 1
      choice = UNCHANGED
    },
  }
}
