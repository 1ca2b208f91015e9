import type { KeyChanges, KeySetting, SettableKey, SettingsBody } from '@eva/protocol'

/** One key as it holds now; one that an older server does not tell of is not set. */
export const keyOf = ({ keys }: Pick<SettingsBody, 'keys'>, key: SettableKey): KeySetting =>
  keys.find((each) => each.key === key) ?? { key, value: null, is_set: false, is_secret: false, is_locked: false }

/** What was written, and one more; `undefined` leaves that key as it is. */
export function withChange(changes: KeyChanges, key: SettableKey, value: string | null | undefined): KeyChanges {
  const { [key]: _before, ...others } = changes
  return value === undefined ? others : { ...others, [key]: value }
}

/** The settings once a key holds another value; `null` takes it back. */
export const withKey = (settings: SettingsBody, key: SettableKey, value: string | null): SettingsBody => ({
  ...settings,
  keys: settings.keys.map((each) => (each.key === key ? { ...each, value, is_set: value !== null } : each)),
})
