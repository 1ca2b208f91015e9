import { type Candidate, EvaError } from '@eva/core'
import type { BrainId } from '../brain-ids.ts'
import type { Config } from '../config.ts'
import type { Enter } from '../live/grace.ts'
import type { LiveParts } from '../live/live-parts.ts'
import type { Tried } from '../settings/try-brain.ts'
import { type BrainsHost, wishFor } from './brains.ts'

/**
 * Opens a brain as a configuration has it, beside those that answer. One that is open and made just so is asked itself: a
 * model in memory twice would be too much for many a machine.
 */
export async function openToTry(
  id: BrainId,
  config: Config,
  localModel: string | null,
  running: { readonly brains: LiveParts<Candidate>; readonly enter: Enter },
  host: BrainsHost,
  signal: AbortSignal,
): Promise<Tried> {
  const apart = {
    ...host,
    // She does not think with it.
    models: { markLoaded: () => {} },
    hardware: { readGpu: () => host.hardware.readGpu(), embedded: null },
  }
  // By its name, so that one that is not there says so.
  const wish = wishFor(id, { ...config, brains: { ...config.brains, auto: false } }, localModel, apart)
  const leave = running.enter()
  const open = running.brains.madeSo(wish)
  if (open !== null) return { llm: open.llm, close: async () => leave() }
  leave()
  const candidate = await wish.open(signal)
  if (candidate === null) throw new EvaError('no_brain', `${id} is not there.`)
  return { llm: candidate.llm, close: () => candidate.llm.close() }
}
