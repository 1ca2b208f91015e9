import type { Dictionary } from '../../i18n/dictionary.ts'

type KnownBrain = keyof Dictionary['brains']

/** What people call a brain; one without a name of its own goes by the server's. */
export function brainNames(id: string, text: Dictionary): Dictionary['brains'][KnownBrain] {
  return isKnown(id, text) ? text.brains[id] : { label: id, subject: id, means: text.byMeansOf(id) }
}

const isKnown = (id: string, text: Dictionary): id is KnownBrain => Object.hasOwn(text.brains, id)
