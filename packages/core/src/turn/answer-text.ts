import { ClauseCutter } from './cut-clauses.ts'
import type { Script } from './script.ts'
import { ThinkingFilter } from './without-thinking.ts'

/**
 * The answer of one turn as it is shown: what brains stream, without what they think to themselves. Knows how much of
 * it cannot be taken back when a brain is lost in the middle and another goes on.
 */
export class AnswerText {
  readonly #script: Script | null
  /** Finds the borders of an answer that nobody speaks. */
  readonly #cutter = new ClauseCutter()
  #thinking = new ThinkingFilter()
  #text = ''
  #tookBack = false

  /** @param script what the answer is spoken by; `null` when it is only shown */
  constructor(script: Script | null) {
    this.#script = script
  }

  /** Takes what a brain has produced; returns the part that is shown. */
  push(content: string): string {
    return this.#show(this.#thinking.push(content))
  }

  /** The answer is complete; returns what was held back. */
  end(): string {
    return this.#show(this.#thinking.end())
  }

  get isEmpty(): boolean {
    return this.#text === ''
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
    cutter.rewind()
    return answer
  }

  /** Whether something that was shown was taken back by the last `settle`. */
  get tookBack(): boolean {
    return this.#tookBack
  }

  #show(content: string): string {
    this.#text += content
    if (this.#script === null) this.#cutter.push(content, 0)
    return content
  }
}
