import { EvaError, type Store } from '@eva/core'
import type { KeyChanges, SettableKey, SettingsPatch } from '@eva/protocol'
import type { Config, Environment } from '../config.ts'
import { ConfigError } from '../config-error.ts'
import { type Kept, readKept, UNCHANGED, writeKept } from './kept.ts'
import { changedKeys, effectiveConfig, type KeptKeys, keysIn, lockOf } from './keys.ts'

/** What of a change is kept here; how she sounds is kept by `VoiceSettings`. */
export type Change = Pick<SettingsPatch, 'keys' | 'persona' | 'welcomed'>

/** What holds now. */
export type Settings = Kept & {
  /** With what the environment sets, which goes before everything that is kept. */
  readonly config: Config
}

/** Does what it takes for new settings to hold: closes, opens, tells. */
export type Effect = (now: Settings) => Promise<void>

export type LiveSettings = {
  now(): Settings
  /** One line for each kept value that cannot be used. */
  readonly ignored: readonly string[]
  /**
   * Checks the whole change, then keeps it, then lets it take effect. Changes that come at once follow one another.
   *
   * @throws EvaError `invalid_request` with the key at fault as `param`; `storage_failed`
   */
  change(change: Change): Promise<void>
  /**
   * The configuration as it would be with these values; nothing is kept.
   *
   * @throws EvaError `invalid_request` with the key at fault as `param`
   */
  configWith(keys: KeyChanges): Promise<Config>
  /** Lets what holds take effect once more, because something that it names has changed: a file, a server. */
  renew(): Promise<void>
  /** Everything that was set is gone, from the database too. */
  forget(): Promise<void>
  /** Whatever else is to happen with every change. */
  onChange(effect: Effect): void
}

/**
 * What a person sets while she runs.
 *
 * @param started what she was started with; only what can be set on a page ever differs from it
 * @param refuse throws where a configuration could be read and cannot work all the same
 */
export async function openLiveSettings(
  store: Pick<Store, 'setting' | 'keepSettings'>,
  started: Config,
  refuse: (next: Config, before: Config) => Promise<void> = async () => {},
): Promise<LiveSettings> {
  const { environment } = started
  const kept = await readKept(store)
  const { config, ignored } = effectiveConfig(environment, kept.keys)
  const held = (config: Config, kept: Kept): Settings => ({ ...kept, config: onSameGround(config, started) })
  let settings = held(config, kept)
  const effects: Effect[] = []
  let last: Promise<unknown> = Promise.resolve()

  /** One after another, in the order of the calls. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = last.then(work)
    last = done.catch(() => 'whoever asked was told')
    return done
  }

  async function takeEffect(): Promise<void> {
    for (const effect of effects) await effect(settings)
  }

  async function keep(after: Kept, config: Config): Promise<void> {
    await writeKept(store, settings, after)
    settings = held(config, after)
    await takeEffect()
  }

  async function change({ keys = {}, persona, welcomed }: Change): Promise<void> {
    const before = settings
    const { card = before.card, ...self } = persona ?? {}
    const { name = before.persona.name, character = before.persona.character } = self
    const { greeting = before.persona.greeting } = self
    const after: Kept = {
      keys: keysIn(keys).length === 0 ? before.keys : changedKeys(before.keys, keys),
      persona: Object.keys(self).length === 0 ? before.persona : { name, character, greeting },
      card,
      welcomed: welcomed ?? before.welcomed,
    }
    return keep(after, after.keys === before.keys ? before.config : await configOf(after.keys, keysIn(keys)))
  }

  async function configOf(kept: KeptKeys, changed: readonly SettableKey[]): Promise<Config> {
    const config = onSameGround(changedConfig(environment, kept, changed), started)
    await refusing(() => refuse(config, settings.config))
    return config
  }

  return {
    now: () => settings,
    ignored: ignored.map(({ message }) => `${message} It was set on a page, and is not used.`),
    change: (patch) => inTurn(() => change(patch)),
    configWith: (changes) => configOf(changedKeys(settings.keys, changes), keysIn(changes)),
    renew: () => inTurn(takeEffect),
    forget: () => inTurn(() => keep(UNCHANGED, effectiveConfig(environment, {}).config)),
    onChange: (effect) => void effects.push(effect),
  }
}

/** Where she listens, who is let in and where she keeps things is settled by her start. */
const onSameGround = (config: Config, started: Config): Config => {
  const { brains, groq, openai, ollama, localModel, maxTokens, voices, tts, ears, stt, openerAfterMs } = config
  return { ...started, brains, groq, openai, ollama, localModel, maxTokens, voices, tts, ears, stt, openerAfterMs }
}

/** @throws EvaError `invalid_request` for the first of the changed keys that the environment holds, or that cannot be used */
function changedConfig(environment: Environment, kept: KeptKeys, changed: readonly SettableKey[]): Config {
  for (const key of changed) {
    const lock = lockOf(environment, key)
    if (lock === null) continue
    throw new EvaError('invalid_request', `${lock} is set by the environment: ${key} cannot be changed here.`, {
      param: key,
      fix: 'Change it where Eva is started, or take it out of there.',
    })
  }
  // What was kept before and cannot be used is passed over, as at the start; what is new must work.
  const { config, ignored } = effectiveConfig(environment, kept)
  const [refused] = ignored.filter(({ key }) => changed.some((other) => other === key))
  if (refused !== undefined) throw new EvaError('invalid_request', refused.message, { param: refused.key })
  return config
}

/** @throws EvaError `invalid_request` for a setting that cannot work */
async function refusing(check: () => Promise<void>): Promise<void> {
  try {
    await check()
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown
    throw new EvaError('invalid_request', thrown.message, thrown.key === null ? {} : { param: thrown.key })
  }
}
