import type { Ear, Heard } from '../contracts/ear.ts'
import type { DetectLanguage, Pcm } from '../contracts/speech.ts'
import type { ChosenEar } from '../ears/choose-ear.ts'
import { hearClip } from '../ears/hear-clip.ts'
import type { EvaError } from '../errors.ts'
import { ghostReason } from '../hearing/ghosts.ts'
import type { Along } from './along.ts'

/** One stretch of sound, and what is known of it. */
export type Sound = {
  /** At `HEARING_RATE`. */
  readonly samples: Pcm
  /** Voice that was found in it, in ms. */
  readonly voicedMs: number
  /** The ear that heard it while it was said; `null` when none did. */
  readonly along: Along | null
}

export type UnderstandWish = {
  /** Primary tag of what is expected; `null` for whatever it turns out to be. */
  readonly language: string | null
  /** What was said just before. */
  readonly context: string
}

/** What was said. */
export type Understood = {
  /** Empty when nobody said anything. */
  readonly text: string
  readonly language: string
  readonly isBasicEar: boolean
}

export type Understanding = {
  /** Engines, preferred first. */
  readonly ears: readonly Ear[]
  readonly detectLanguage: DetectLanguage
  readonly reportFailure: (error: EvaError) => void
}

/**
 * Turns a sound into what somebody said: by the ear that heard along, else by the first that can. A text that nobody said
 * is none.
 *
 * @throws EvaError `no_ear`, `ear_failed`; the reason of the signal
 */
export async function understand(
  { ears, detectLanguage, reportFailure }: Understanding,
  { samples, voicedMs, along }: Sound,
  wish: UnderstandWish,
  signal: AbortSignal,
): Promise<Understood> {
  const heardAlong = along === null ? null : await fromAlong(along, signal)
  const heard = heardAlong ?? (await hearClip(ears, samples, wish, reportFailure, signal))
  const { text, noSpeechProbability, by } = heard
  const ghost = ghostReason({ text, voicedMs, noSpeechProbability, context: wish.context })
  const language = heard.language ?? wish.language ?? onlyOf(by) ?? detectLanguage(text, 'en')
  return { text: ghost === null ? text.trim() : '', language, isBasicEar: by.ear.isBasic }
}

/** Several stretches, one after another. */
export const joined = (first: string, then: string): string => `${first} ${then}`.trim()

async function fromAlong(along: Along, signal: AbortSignal): Promise<(Heard & { by: ChosenEar }) | null> {
  const stop = (): void => along.stop(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return { ...(await along.finish()), by: along.by }
  } catch {
    // It told of its failure itself; the others get the whole sound.
    signal.throwIfAborted()
    return null
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

const onlyOf = ({ ear }: ChosenEar): string | null => (ear.languages.length === 1 ? (ear.languages[0] ?? null) : null)
