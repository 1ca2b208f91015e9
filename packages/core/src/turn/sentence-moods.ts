import type { Mood } from '../face/moods.ts'

/** The text ends where a sentence does. */
const SENTENCE_END = /[.!?…]["'”’»)\]*_]*\s*$|\n\s*$/

/** Keeps the moods that a brain gives to its sentences until they are cut into clauses. A tag counts for one sentence. */
export class SentenceMoods {
  #marks: { readonly at: number; readonly mood: Mood }[] = []
  /** Of the sentence that the last clause began and did not end. */
  #begun: Mood | null = null

  /** The sentence that begins at this place of the answer was given a mood. */
  mark(at: number, mood: Mood): void {
    this.#marks.push({ at, mood })
  }

  /** The mood of the next clause; `null` where the brain gave it none. */
  next(start: number, text: string): Mood | null {
    const within = this.#marks.filter(({ at }) => at < start + text.length)
    this.#marks = this.#marks.slice(within.length)
    const firstLetter = start + text.length - text.trimStart().length
    const atItsStart = within.findLast(({ at }) => at <= firstLetter)
    const mood = atItsStart?.mood ?? this.#begun ?? within[0]?.mood ?? null
    this.#begun = SENTENCE_END.test(text) ? null : (within.at(-1)?.mood ?? this.#begun)
    return mood
  }

  /** What was marked and is in no clause is taken back. */
  rewind(): void {
    this.#marks = []
  }
}
