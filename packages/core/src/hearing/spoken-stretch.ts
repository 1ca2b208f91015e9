import { constant } from './constants.ts'
import { msOf, samplesOf } from './time.ts'

/** A silence inside what was said, from the end of one voiced window to the beginning of the next. */
export type Pause = { readonly startSample: number; readonly endSample: number }

/** What was said in one go, in samples of the stream; an end is the first sample after it. */
export type SpokenStretch = {
  /** Where its sound begins, with the pre-roll. */
  readonly startSample: number
  readonly firstVoicedSample: number
  /** The true end of speech. */
  readonly lastVoicedSample: number
  readonly pauses: readonly Pause[]
}

/** Voice alone, without its pauses. */
export function voicedMs({ firstVoicedSample, lastVoicedSample, pauses }: SpokenStretch): number {
  const silent = pauses.reduce((sum, pause) => sum + pause.endSample - pause.startSample, 0)
  return msOf(lastVoicedSample - firstVoicedSample - silent)
}

/**
 * Cuts a stretch that became too long where it paused longest, though not near its beginning; where it ends, when it
 * never paused. `rest` is what goes on, `null` when that is nothing.
 */
export function cutLong(stretch: SpokenStretch): {
  readonly whole: SpokenStretch
  readonly rest: SpokenStretch | null
} {
  const from = stretch.startSample + samplesOf(constant('cutAfterMs'))
  const best = stretch.pauses
    .filter(({ startSample }) => startSample >= from)
    .reduce<Pause | null>((longest, pause) => (longest && lengthOf(longest) >= lengthOf(pause) ? longest : pause), null)
  if (best === null) return { whole: stretch, rest: null }
  return {
    whole: {
      ...stretch,
      lastVoicedSample: best.startSample,
      pauses: stretch.pauses.filter(({ startSample }) => startSample < best.startSample),
    },
    rest: {
      startSample: Math.max(best.startSample, best.endSample - samplesOf(constant('preRollMs'))),
      firstVoicedSample: best.endSample,
      lastVoicedSample: stretch.lastVoicedSample,
      pauses: stretch.pauses.filter(({ startSample }) => startSample > best.startSample),
    },
  }
}

const lengthOf = ({ startSample, endSample }: Pause): number => endSample - startSample
