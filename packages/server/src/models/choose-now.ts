import type { LiveSettings } from '../settings/live-settings.ts'
import type { ModelManager } from './model-manager.ts'

/**
 * Makes an installed model that of the embedded brain, which thinks with it as soon as it is loaded. A file that was named on
 * a page before gives way; one that the environment names does not.
 *
 * @returns its id
 */
export async function chooseNow(
  models: Pick<ModelManager, 'choose'>,
  settings: Pick<LiveSettings, 'now' | 'change' | 'renew'>,
  name: string,
): Promise<string> {
  const id = await models.choose(name)
  if (settings.now().keys.EVA_LOCAL_MODEL === undefined) await settings.renew()
  else await settings.change({ keys: { EVA_LOCAL_MODEL: null } })
  return id
}
