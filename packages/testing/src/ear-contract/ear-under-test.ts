import { type Ear, type EarInfo, HEARING_RATE, type Heard, type HearOptions, type Pcm } from '@eva/core'

/** Something that was said, and how to tell whether it was understood. */
export type Utterance = {
  /** From 300 ms to 10 s. */
  readonly samples: Pcm
  /** Primary tag. */
  readonly language: string
  isUnderstood(text: string): boolean
}

/** An ear and what its tests may know about it. */
export type EarUnderTest = {
  readonly ear: Ear
  /** The `EarInfo.id` that the suite hears with. */
  readonly id: string
  /** Two at least; what tells one understood is false for the words of the others. */
  readonly utterances: readonly Utterance[]
  /** Takes down what was put up around the ear. The suite has closed the ear itself by then. */
  readonly dispose?: () => Promise<void>
}

/** Puts up one ear for the whole suite. */
export type OpenEar = () => Promise<EarUnderTest>

/** What came of one utterance. */
export type HeardOutcome = { readonly heard: Heard | null; readonly thrown: { readonly value: unknown } | null }

/** A signal that nobody aborts. */
export const never = (): AbortSignal => new AbortController().signal

/** So many ms of samples, each from what `sample` makes of its number. */
export const samplesOf = (ms: number, sample: (index: number) => number = () => 0): Pcm =>
  Int16Array.from({ length: Math.round((ms * HEARING_RATE) / 1000) }, (_, index) => sample(index))

/** The ear that the suite hears with. */
export function infoOf({ ear, id }: EarUnderTest): EarInfo {
  const found = ear.ears.find((info) => info.id === id)
  if (found === undefined) throw new Error(`${ear.id} does not list ${id}`)
  return found
}

/** What the suite asks of every utterance, unless a case says otherwise. */
export const wishOf = ({ id }: EarUnderTest, changes: Partial<HearOptions> = {}): HearOptions => ({
  ear: id,
  language: 'en',
  context: '',
  signal: never(),
  ...changes,
})

/** Hears to the end or to the error. */
export async function listen(
  subject: EarUnderTest,
  samples: Pcm,
  changes: Partial<HearOptions> = {},
): Promise<HeardOutcome> {
  try {
    return { heard: await subject.ear.hear(samples, wishOf(subject, changes)), thrown: null }
  } catch (value) {
    return { heard: null, thrown: { value } }
  }
}

/** The suite's utterance number `index`, counted round. */
export function utteranceOf({ utterances }: EarUnderTest, index = 0): Utterance {
  const found = utterances[index % utterances.length]
  if (found === undefined) throw new Error('an ear is tested with two utterances at least')
  return found
}
