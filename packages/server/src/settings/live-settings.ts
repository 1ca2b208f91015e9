import { EvaError, type Store } from '@eva/core'
import type { SettingsPatch } from '@eva/protocol'
import { type Config, type Environment, readConfig } from '../config.ts'
import { ConfigError } from '../config-error.ts'
import { type Kept, readKept, writeKept } from './kept.ts'
import { changedKeys, effectiveConfig, type KeptKeys } from './keys.ts'

/** What of a change is kept here; how she sounds is kept by `VoiceSettings`. */
export type Change = Pick<SettingsPatch, 'keys' | 'persona' | 'welcomed'>

/** What holds now. */
export type Settings = Kept & {
  /** With what the environment sets, which goes before everything that is kept. */
  readonly config: Config
}

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
}

/** Does what it takes for new settings to hold: closes, opens, tells. */
export type TakeEffect = (now: Settings, before: Settings) => Promise<void>

/** @param started what she was started with; only what can be set on a page ever differs from it */
export async function openLiveSettings(
  store: Pick<Store, 'setting' | 'keepSetting'>,
  started: Config,
  takeEffect: TakeEffect,
): Promise<LiveSettings> {
  const { environment } = started
  const kept = await readKept(store)
  const { config, ignored } = effectiveConfig(environment, kept.keys)
  const held = (config: Config, kept: Kept): Settings => ({ ...kept, config: onSameGround(config, started) })
  let settings = held(config, kept)
  let changing: Promise<unknown> = Promise.resolve()

  async function change({ keys = {}, persona, welcomed }: Change): Promise<void> {
    const before = settings
    const { card = before.card, ...self } = persona ?? {}
    const { name = before.persona.name, character = before.persona.character } = self
    const { greeting = before.persona.greeting } = self
    const after: Kept = {
      keys: Object.keys(keys).length === 0 ? before.keys : changedKeys(before.keys, keys),
      persona: Object.keys(self).length === 0 ? before.persona : { name, character, greeting },
      card,
      welcomed: welcomed ?? before.welcomed,
    }
    const config = after.keys === before.keys ? before.config : configWith(environment, after.keys, Object.keys(keys))
    await writeKept(store, before, after)
    settings = held(config, after)
    await takeEffect(settings, before)
  }

  return {
    now: () => settings,
    ignored,
    change(patch) {
      const done = changing.then(() => change(patch))
      changing = done.catch(() => 'whoever asked was told')
      return done
    },
  }
}

/** Where she listens and keeps things is settled by her start: it is hers as long as she runs. */
const onSameGround = (config: Config, { port, dataDir }: Config): Config => ({ ...config, port, dataDir })

/** @throws EvaError `invalid_request` for the first of the changed keys that the environment holds, or that cannot be used */
function configWith(environment: Environment, kept: KeptKeys, changed: readonly string[]): Config {
  const locked = changed.find((key) => environment[key] !== undefined)
  if (locked !== undefined) {
    throw new EvaError('invalid_request', `${locked} is set by the environment and cannot be changed here.`, {
      param: locked,
      fix: 'Change it where Eva is started, or take it out of there.',
    })
  }
  // What was kept before and cannot be used is passed over as at the start; what is new must work.
  const { config, ignored } = effectiveConfig(environment, kept)
  if (ignored.length === 0) return config
  const refused = changed.filter((key) => key in kept)
  try {
    readConfig({ ...pick(kept, refused), ...environment })
    return config
  } catch (thrown) {
    if (!(thrown instanceof ConfigError)) throw thrown
    throw new EvaError('invalid_request', thrown.message, { param: thrown.key ?? refused[0] ?? 'keys' })
  }
}

const pick = (kept: KeptKeys, keys: readonly string[]): Environment =>
  Object.fromEntries(Object.entries(kept).filter(([key]) => keys.includes(key)))
