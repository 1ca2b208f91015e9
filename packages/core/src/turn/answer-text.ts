import type { Mood } from '../face/moods.ts'
import { moodOfClause } from './clause.ts'
import { ClauseCutter } from './cut-clauses.ts'
import { MoodTags, type Said } from './mood-tags.ts'
import type { Script } from './script.ts'
import { ThinkingFilter } from './without-thinking.ts'

/**
 * The answer of one turn as it is shown: what brains stream, without what they think to themselves and without the moods
 * that they mark. Knows how much of it cannot be taken back when a brain is lost in the middle and another goes on.
 */
export class AnswerText {
  readonly #script: Script | null
  /** Finds the borders of an answer that nobody speaks. */
  readonly #cutter = new ClauseCutter()
  #thinking = new ThinkingFilter()
  #moods = new MoodTags()
  #text = ''
  #tookBack = false

  /** @param script what the answer is spoken by; `null` when it is only shown */
  constructor(script: Script | null) {
    this.#script = script
  }

  /** Takes what a brain has produced; returns the part that is shown. */
  push(content: string): readonly Said[] {
    return this.#show(this.#moods.push(this.#thinking.push(content)))
  }

  /** The answer is complete; returns what was held back. */
  end(): readonly Said[] {
    return this.#show([...this.#moods.push(this.#thinking.end()), ...this.#moods.end()])
  }

  get isEmpty(): boolean {
    return this.#text === ''
  }

  /** Hands on what is shown: to who speaks it, or else to who only looks. Returns the moods of what was read to its end. */
  read({ content, mood }: Said): readonly Mood[] {
    if (this.#script === null) return this.#cutter.push(content, 0, mood).map(moodOfClause)
    this.#script.write(content, mood)
    return []
  }

  /** Nothing more comes; returns the moods of what was left to read. */
  readRest(): readonly Mood[] {
    return this.#script === null ? this.#cutter.end().map(moodOfClause) : []
  }

  /**
   * A brain was lost, and another goes on: forgets what can be taken back, and returns the beginning of the answer that
   * stands, up to the last clause that the voice was given, or that is whole.
   */
  settle(): string {
    const cutter = this.#script ?? this.#cutter
    const answer = this.#text.slice(0, cutter.settledLength)
    this.#tookBack = this.#text.length > answer.length
    this.#text = answer
    this.#thinking = new ThinkingFilter(answer)
    this.#moods = new MoodTags(answer)
    cutter.rewind()
    return answer
  }

  /** Whether something that was shown was taken back by the last `settle`. */
  get tookBack(): boolean {
    return this.#tookBack
  }

  #show(said: readonly Said[]): readonly Said[] {
    for (const { content } of said) this.#text += content
    return said
  }
}
