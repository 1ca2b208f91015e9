import type { BrainState, RoutingReport } from '@eva/core'
import { type BrainSetting, placeOf } from '@eva/protocol'
import { BRAIN_IDS, type BrainId } from '../brain-ids.ts'
import type { Config } from '../config.ts'
import type { BrokenPart } from '../telemetry/health.ts'

/** What is known of the brains now. */
export type BrainsNow = {
  readonly report: RoutingReport
  /** Wanted, and cannot be opened. */
  readonly broken: readonly BrokenPart[]
  /** Being opened. */
  readonly loading: readonly string[]
  /** The file of the embedded brain; `null` for none. */
  readonly localModel: string | null
}

/** Every brain as a page shows it: those that are asked, in their order, then those that are off. */
export function brainSettings(config: Config, now: BrainsNow): BrainSetting[] {
  const { ids } = config.brains
  const off = BRAIN_IDS.filter((id) => !ids.includes(id))
  return [
    ...ids.map((id) => ({ ...ground(id, config, now), ...standing(id, config, now) })),
    ...off.map((id) => ({ ...ground(id, config, now), state: 'off' as const, detail: null })),
  ]
}

function ground(id: BrainId, config: Config, now: BrainsNow): Pick<BrainSetting, 'id' | 'model' | 'where'> {
  const open = now.report.brains.find((brain) => brain.id === id)
  return { id, model: open?.model ?? modelOf(id, config, now), where: whereOf(id, config) }
}

function standing(id: BrainId, config: Config, now: BrainsNow): Pick<BrainSetting, 'state' | 'detail'> {
  if (now.loading.includes(id)) return { state: 'loading', detail: null }
  const missing = missingFor(id, config, now)
  if (missing !== null) return { state: 'not_set_up', detail: missing }
  const broken = now.broken.find((part) => part.id === id)
  if (broken !== undefined) return { state: 'broken', detail: broken.reason }
  const open = now.report.brains.find((brain) => brain.id === id)
  if (open !== undefined) return stateOf(open)
  return { state: 'not_set_up', detail: `No Ollama with a model to chat with answers at ${config.ollama.url}.` }
}

/** A brain at work is ready for whoever looks at settings. */
function stateOf({ state, untilMs }: BrainState): Pick<BrainSetting, 'state' | 'detail'> {
  if (state === 'ready' || state === 'busy') return { state: 'ready', detail: null }
  const why = state === 'quota' ? 'Its quota is used up' : 'It failed, and is left alone'
  return {
    state: 'resting',
    detail: untilMs === null ? `${why} for now.` : `${why} for ${Math.ceil(untilMs / 1000)} s.`,
  }
}

function modelOf(id: BrainId, config: Config, { localModel }: BrainsNow): string | null {
  switch (id) {
    case 'groq':
      return config.groq?.model ?? null
    case 'openai':
      return config.openai?.model ?? null
    case 'ollama':
      return config.ollama.model
    case 'local':
      return localModel?.replace(/^.*[\\/]/, '') ?? null
    case 'scripted':
      return null
  }
}

/** What has to be set before it can be asked at all; `null` for nothing. */
function missingFor(id: BrainId, config: Config, { localModel }: BrainsNow): string | null {
  if (id === 'groq' && config.groq === null) return 'GROQ_API_KEY is missing.'
  if (id === 'openai' && config.openai === null) return 'OPENAI_BASE_URL is missing.'
  if (id === 'local' && localModel === null) return 'No model is chosen.'
  return null
}

/** Where what is said to her goes. */
function whereOf(id: BrainId, { groq, openai, ollama }: Config): BrainSetting['where'] {
  switch (id) {
    case 'groq':
      return groq?.baseUrl == null ? 'cloud' : placeOf(groq.baseUrl)
    case 'openai':
      return openai === null ? 'cloud' : placeOf(openai.baseUrl)
    case 'ollama':
      return placeOf(ollama.url)
    case 'local':
    case 'scripted':
      return 'machine'
  }
}
