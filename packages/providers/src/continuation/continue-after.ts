import { ThinkingFilter } from '@eva/core'
import { repetitionOf } from './repetition.ts'
import { joinAt } from './seam.ts'

/** A filter over the pieces of one stream. What goes in comes out at once, but for its beginning. */
export type Continuation = {
  /** The part of `text`, with what was held back, that certainly continues the answer; may be empty. */
  push(text: string): string
  /** The stream is over: what was held back and is no repetition. */
  end(): string
}

/** With these a model shows that it goes on. The answer goes on by itself. */
const GOES_ON = /^(?:…|\.{3,})\s*/
const MAY_GO_ON = /^\.{1,3}$/

/**
 * Makes a stream go on after `answerSoFar`, whatever its model does with it: takes away what it says again of it, sees
 * that a blank stands at the seam and that no two do. Holds text back only as long as all of it can still be a
 * repetition, so a model that simply goes on is not delayed. What a model thinks first (`<think>…</think>`) is left out,
 * since it would hide a repetition.
 *
 * @param answerSoFar ends at the border of a clause, with or without a blank
 */
export function continueAfter(answerSoFar: string): Continuation {
  const thinking = new ThinkingFilter(answerSoFar)
  const judge = repetitionOf(answerSoFar)
  let held = ''
  let passes = false

  function settle(complete: boolean): string {
    const beginning = held.trimStart()
    if (beginning === '' || (!complete && MAY_GO_ON.test(beginning))) return ''
    const marks = GOES_ON.exec(beginning)?.[0].length ?? 0
    const words = beginning.slice(marks)
    if (words === '') return ''
    const verdict = judge(words, complete)
    if (verdict.type === 'perhaps') return ''
    const rest = verdict.length > 0 || marks > 0 ? words.slice(verdict.length) : held
    if (rest.trim() === '') return ''
    passes = true
    held = ''
    return joinAt(answerSoFar, rest)
  }

  return {
    push(text) {
      const visible = thinking.push(text)
      if (passes) return visible
      held += visible
      return settle(false)
    },
    end() {
      const visible = thinking.end()
      if (passes) return visible
      held += visible
      const rest = settle(true)
      passes = true
      return rest
    },
  }
}
