import type { Completeness } from './completeness.ts'
import { constant, type HearingConstant } from './constants.ts'
import { longPauseMs, type OwnPauses } from './own-pauses.ts'

/** What is known when somebody falls silent. */
export type EndOfTurnFacts = {
  /** By the words; `null` while they are not known. */
  readonly completeness: Completeness | null
  readonly ownPauses: OwnPauses
  /** What her answer takes until it can be heard, measured lately: ear, brain and voice together. 0 when nothing is known. */
  readonly workMs: number
  /** The words are of an ear that is often wrong. */
  readonly isBasicEar: boolean
  /** How likely a `TurnModel` finds it that nothing more comes; `null` without one. */
  readonly doneProbability: number | null
}

const SILENCE: Readonly<Record<Completeness, HearingConstant>> = {
  complete: 'completeSilenceMs',
  open: 'openSilenceMs',
  hanging: 'hangingSilenceMs',
  dictating: 'dictatingSilenceMs',
}

/** How much a model's judgement counts beside that of the words; Realtime Voice Chat weighs its own the same. */
const MODEL_WEIGHT = 0.35
/** How much of a person's own pauses counts where the words are complete: people do pause between sentences. */
const PAUSES_AFTER_A_SENTENCE = 0.4

/**
 * The silence after which it is her turn, in ms from the true end of speech. It depends on what was said and on how long
 * this person pauses; it is never shorter than the work that hides in it, as an earlier decision would be heard no sooner.
 */
export function silenceNeededMs(facts: EndOfTurnFacts): number {
  const byWords = silenceAfter(facts)
  const byModel = facts.doneProbability === null ? byWords : withModel(byWords, facts.doneProbability)
  const hidden = facts.workMs > 0 ? facts.workMs + constant('workMarginMs') : 0
  const neededMs = Math.max(byModel, hidden, constant('minSilenceMs'))
  return Math.round(Math.min(neededMs, constant('maxSilenceMs')))
}

/** The silence after which work may begin that is thrown away when more is said. */
export function speculateAfterMs(completeness: Completeness | null): number {
  if (completeness === 'complete') return constant('speculateCompleteMs')
  return constant(completeness === null || completeness === 'open' ? 'speculateOpenMs' : 'speculateHangingMs')
}

function silenceAfter({ completeness, ownPauses, isBasicEar }: EndOfTurnFacts): number {
  const verdict = completeness ?? 'open'
  const ms = constant(SILENCE[verdict]) + (isBasicEar ? constant('basicEarMs') : 0)
  const longMs = longPauseMs(ownPauses)
  if (verdict !== 'complete') return Math.max(ms, longMs + constant('pauseMarginMs'))
  return Math.max(ms, ms + PAUSES_AFTER_A_SENTENCE * (longMs - constant('usualPauseMs')))
}

/** Sure that it ended: as after what is complete; sure that it did not: as after what hangs. */
function withModel(byWordsMs: number, doneProbability: number): number {
  const done = Math.min(1, Math.max(0, doneProbability))
  const byModelMs = done * constant('completeSilenceMs') + (1 - done) * constant('hangingSilenceMs')
  return (1 - MODEL_WEIGHT) * byWordsMs + MODEL_WEIGHT * byModelMs
}
