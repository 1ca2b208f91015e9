import type { Dictionary } from '../../i18n/dictionary.ts'
import type { BrainSwitch } from '../conversation/brain-switch.ts'
import { brainNames } from './brain-names.ts'
import { formatRest } from './rest.ts'

/** `Groq is resting for 42 s; thinking locally.` Without `restS` it tells of no time. */
export function switchLine({ from, to, cause }: BrainSwitch, restS: number | null, text: Dictionary): string {
  const { subject } = brainNames(from, text)
  const { means } = brainNames(to, text)
  return text[`switch_${cause}`](subject, means, restS === null ? null : formatRest(restS))
}

/** Why the brain was changed, as it is remembered: `its quota was used up for 42 s`. */
export function switchReason({ cause, untilMs }: BrainSwitch, text: Dictionary): string {
  const rest = untilMs === null ? null : formatRest(Math.max(1, Math.ceil(untilMs / 1000)))
  return text[`reason_${cause}`](rest)
}

/** What the brain itself said when it gave up; where it said nothing, the cause has said it all. */
export const ownWords = ({ cause, reason }: BrainSwitch): string | null =>
  cause === 'failed' || cause === 'broke_off' ? reason : null
