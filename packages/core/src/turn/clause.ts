import { moodOf } from '../face/mood.ts'
import type { Mood } from '../face/moods.ts'

/** A piece of the answer that is spoken in one breath. */
export type Clause = {
  /** 0 for the turn's first. */
  readonly index: number
  /** Where it begins and ends in the answer's text (UTF-16 code units); clauses follow each other without overlap. */
  readonly start: number
  readonly end: number
  /** As it stands in the answer. */
  readonly text: string
  /** As the voice says it: without markdown, links, code and emoji. Never empty. */
  readonly spoken: string
  /** What it is written in, as a primary tag, where that was found out when it was cut: a sentence tells more than a part. */
  readonly language: string | null
  /** What the brain says that she feels with it; `null` where it says nothing. */
  readonly mood: Mood | null
}

/** What a face shows while a clause is said: what the brain says, and else what the words do. */
export const moodOfClause = ({ mood, text }: Clause): Mood => mood ?? moodOf(text)
