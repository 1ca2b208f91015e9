import type { Dictionary } from '../../i18n/dictionary.ts'

/** The brain that answers by rules where there is no model. */
export const BUILT_IN_BRAIN = 'scripted'

type Brain = { provider: string; model: string | null }

type KnownBrain = keyof Dictionary['brains']

/** What people call a brain; one without a name of its own goes by the server's. */
export function brainNames(id: string, text: Dictionary): Dictionary['brains'][KnownBrain] {
  return isKnown(id, text) ? text.brains[id] : { label: id, whole: id, subject: id, means: text.byMeansOf(id) }
}

/** `Groq (llama-3.3-70b-versatile)`, within a sentence. */
export function brainWithin(brain: Brain, text: Dictionary): string {
  const { whole } = brainNames(brain.provider, text)
  const model = tellingModel(brain)
  return model === null ? whole : `${whole} (${model})`
}

/** `Groq · llama-3.3-70b-versatile`, by itself. */
export function brainLabel(brain: Brain, text: Dictionary): string {
  const { label } = brainNames(brain.provider, text)
  const model = tellingModel(brain)
  return model === null ? label : `${label} · ${model}`
}

/** The model, where it says more than the brain's name has said: rules have none, and some servers repeat themselves. */
const tellingModel = ({ provider, model }: Brain): string | null =>
  model === null || model === '' || model === provider || provider === BUILT_IN_BRAIN ? null : model

const isKnown = (id: string, text: Dictionary): id is KnownBrain => Object.hasOwn(text.brains, id)
