import type { Ear, Heard } from '../contracts/ear.ts'
import type { Pcm } from '../contracts/speech.ts'
import { asEvaError, type EvaError } from '../errors.ts'
import { type ChosenEar, earsFor, noEarFor } from './choose-ear.ts'
import { piecesOf } from './pieces.ts'

export type HeardClip = Heard & { readonly by: ChosenEar }

export type HearWish = {
  readonly language: string | null
  /** What was said just before, for the spelling of names; may be empty. */
  readonly context: string
}

/**
 * Understands a recording of any length by the first ear that can. An ear that fails gives its place to the next, which
 * begins anew: half of what was said, understood by another, helps nobody.
 *
 * @param samples mono at `HEARING_RATE`
 * @param reportFailure is told of each ear that failed
 * @throws EvaError `no_ear` when there is none, else what the last one threw
 */
export async function hearClip(
  engines: readonly Ear[],
  samples: Pcm,
  wish: HearWish,
  reportFailure: (error: EvaError) => void,
  signal: AbortSignal,
): Promise<HeardClip> {
  let failure = noEarFor(engines, wish.language)
  for (const by of earsFor(engines, wish.language)) {
    try {
      return { ...(await hearBy(by, samples, wish, signal)), by }
    } catch (thrown) {
      signal.throwIfAborted()
      failure = asEvaError(thrown, 'ear_failed', `${by.ear.id} failed while it listened.`)
      reportFailure(failure)
    }
  }
  throw failure
}

async function hearBy({ engine, ear }: ChosenEar, samples: Pcm, wish: HearWish, signal: AbortSignal): Promise<Heard> {
  const texts: string[] = []
  const doubts: number[] = []
  let language: string | null = null
  let { context } = wish
  for (const piece of piecesOf(samples)) {
    const heard = await engine.hear(piece, { ear: ear.id, language: wish.language, context, signal })
    if (heard.text !== '') texts.push(heard.text)
    if (heard.noSpeechProbability !== null) doubts.push(heard.noSpeechProbability)
    language ??= heard.language
    context = heard.text === '' ? context : heard.text
  }
  return { text: texts.join(' '), language, noSpeechProbability: doubts.length === 0 ? null : Math.min(...doubts) }
}
