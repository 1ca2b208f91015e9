import { constant } from './constants.ts'

/**
 * How long one person pauses inside what they say: a smoothed mean and deviation, as TCP learns how long an answer takes
 * (RFC 6298). Plain data, so that it can be kept; each function gives a new one.
 */
export type OwnPauses = {
  readonly meanMs: number
  readonly deviationMs: number
  /** What cutting the person off has taught; fades. */
  readonly patienceMs: number
}

/** Weight of a new pause: the latest twenty or so count. */
const WEIGHT = 0.1
/** Deviations above the mean: nine pauses of ten are shorter. */
const DEVIATIONS = 2
/** What is left of the patience after each turn that ended well: half of it after seven. */
const PATIENCE_KEPT = 0.9
/** How much she becomes more patient when she has cut somebody off, and at most. */
const PATIENCE_STEP_MS = 200
const MOST_PATIENCE_MS = 600

/** Of a person that nothing is known of. */
export const UNKNOWN_PAUSES: OwnPauses = {
  meanMs: constant('usualPauseMs') * 0.6,
  deviationMs: constant('usualPauseMs') * 0.2,
  patienceMs: 0,
}

/**
 * The longest pause to expect inside what this person says, in ms: never shorter than what is no pause at all, never longer
 * than `longestPauseMs`.
 */
export function longPauseMs({ meanMs, deviationMs, patienceMs }: OwnPauses): number {
  return bounded(meanMs + DEVIATIONS * deviationMs + patienceMs)
}

/**
 * The person paused and went on. Pauses of a backchannel, and pauses while Eva was speaking, say nothing about the person
 * and must not be told.
 */
export function afterPause(known: OwnPauses, pauseMs: number): OwnPauses {
  if (pauseMs < constant('shortestPauseMs') || pauseMs > constant('longestPauseMs')) return known
  const off = Math.abs(pauseMs - known.meanMs)
  return {
    ...known,
    meanMs: known.meanMs + WEIGHT * (pauseMs - known.meanMs),
    deviationMs: known.deviationMs + WEIGHT * (off - known.deviationMs),
  }
}

/** How somebody began to speak again. */
export type NextWords = {
  /** Since Eva began to be heard; `null` when she had not yet. */
  readonly afterHerStartMs: number | null
  /** The silence that was taken for the end. */
  readonly silenceMs: number
  /** It only said that somebody listens, or was her own voice, or nothing. */
  readonly meansNothing: boolean
}

/**
 * The turn was taken for ended, and the person spoke again. So soon that they were not finished, it was a pause after all,
 * and she becomes more patient; otherwise it ended well, and she forgets some of her patience.
 */
export function afterTurn(known: OwnPauses, next: NextWords | null): OwnPauses {
  if (next?.meansNothing) return known
  const wasCutOff = next !== null && (next.afterHerStartMs ?? 0) <= constant('notFinishedWithinMs')
  if (!wasCutOff) return { ...known, patienceMs: known.patienceMs * PATIENCE_KEPT }
  const patienceMs = Math.min(MOST_PATIENCE_MS, known.patienceMs + PATIENCE_STEP_MS)
  return { ...afterPause(known, next.silenceMs), patienceMs }
}

const bounded = (ms: number): number =>
  Math.min(constant('longestPauseMs'), Math.max(constant('shortestPauseMs'), Math.round(ms)))
