import type { Llm, Router } from '@eva/core'
import type { BrainSetting } from '@eva/protocol'
import type { Parts } from '../eva-parts.ts'
import { findAway } from '../telemetry/health.ts'
import { brainSettings } from './brain-settings.ts'

/** A server that is there tells so in less time than a page waits for, in ms. */
const NOTICED_MS = 500

/** Ollama is opened whether it runs or not, and to ask whether it does costs nothing and tells nobody anything. */
const isAskedForFree = ({ id }: Llm): boolean => id === 'ollama'

/** Every brain as a page shows it now. */
export async function brainsNow(
  { brains, settings, localModel }: Pick<Parts, 'brains' | 'settings' | 'localModel'>,
  router: Pick<Router, 'report'>,
): Promise<BrainSetting[]> {
  const open = brains.parts.map(({ llm }) => llm)
  const away = await findAway(open.filter(isAskedForFree), NOTICED_MS)
  return brainSettings(settings.now().config, {
    report: router.report(),
    broken: [...brains.broken, ...away],
    loading: brains.opening,
    localModel: localModel(),
  })
}
