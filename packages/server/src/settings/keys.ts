import { type KeyChanges, type KeySetting, SETTABLE_KEYS, type SettableKey } from '@eva/protocol'
import { type Config, type Environment, readConfig } from '../config.ts'
import { ConfigError, isSecret } from '../config-error.ts'

/** What a person set by its name in the environment. */
export type KeptKeys = Readonly<Partial<Record<SettableKey, string>>>

const isSettable = (key: string): key is SettableKey => SETTABLE_KEYS.some((settable) => settable === key)

/** The keys that a change names. */
export const keysIn = (changes: KeyChanges): SettableKey[] => Object.keys(changes).filter(isSettable)

/** The configuration as it holds, and what of the kept values does not. */
export type Effective = {
  readonly config: Config
  /** The kept values that cannot be used, and why: of a newer version perhaps, or written by another hand. */
  readonly ignored: readonly { readonly key: string; readonly message: string }[]
}

/**
 * Kept values under those of the environment, which win.
 *
 * @throws ConfigError for what the environment alone sets
 */
export function effectiveConfig(environment: Environment, kept: KeptKeys): Effective {
  const usable: Record<string, string> = { ...kept }
  const ignored: { key: string; message: string }[] = []
  for (;;) {
    try {
      return { config: readConfig({ ...usable, ...environment }, environment), ignored }
    } catch (thrown) {
      if (!(thrown instanceof ConfigError) || thrown.key === null || usable[thrown.key] === undefined) throw thrown
      delete usable[thrown.key]
      ignored.push({ key: thrown.key, message: thrown.message })
    }
  }
}

/** The kept values after a change. */
export function changedKeys(kept: KeptKeys, changes: KeyChanges): KeptKeys {
  const next = Object.entries({ ...kept, ...changes }).filter(
    (entry): entry is [SettableKey, string] => isSettable(entry[0]) && typeof entry[1] === 'string',
  )
  return Object.fromEntries(next)
}

/** Switches of the prototype that change the order of `EVA_LLM`, and so go before what a page says about it. */
const ORDER_SWITCHES = ['LLM_BACKEND', 'USE_OLLAMA_PRIMARY', 'USE_OLLAMA_FALLBACK'] as const

/** What in the environment goes before a key that is set on a page; `null` for nothing. */
export const lockOf = (environment: Environment, key: SettableKey): string | null =>
  [key, ...(key === 'EVA_LLM' ? ORDER_SWITCHES : [])].find((name) => environment[name] !== undefined) ?? null

/** Every settable key, for whoever looks. The value of a secret is never told. */
export const keySettings = (environment: Environment, kept: KeptKeys): KeySetting[] =>
  SETTABLE_KEYS.map((key) => {
    const value = environment[key] ?? kept[key] ?? null
    const is_secret = isSecret(key)
    return {
      key,
      value: is_secret ? null : value,
      is_set: value !== null,
      is_secret,
      is_locked: lockOf(environment, key) !== null,
    }
  })
