import type { Clock } from '@eva/core'

/** How fast an answer is handed out after its first clause. */
export type Pace = {
  /** Milliseconds between two words. */
  readonly wordMs: number
  /** Most milliseconds from the first word to the last: a long story is handed out faster. */
  readonly wholeMs: number
}

/**
 * The pace of somebody who writes while you watch: 20 ms for a word, as a quick language model does, and never more
 * than a second and a half for a whole answer, so that `POST /chat` stays short.
 */
export const WRITTEN_BEFORE_YOUR_EYES: Pace = { wordMs: 20, wholeMs: 1_500 }

/** A word that ends a clause: what stands before it can be spoken. */
const ENDS_CLAUSE = /[,.;:!?…]["'»)]*$/u

/**
 * Hands out words: those of the first clause at once, the others at the pace. Each is due at a time of its own, so that
 * slow timers do not add up. Without a pace all of them come at once. Throws the signal's reason when it aborts.
 */
export async function* paceWords(
  words: readonly string[],
  pace: Pace | null,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const atOnce = words.findIndex((word) => ENDS_CLAUSE.test(word)) + 1 || words.length
  const wordMs = pace === null ? 0 : Math.min(pace.wordMs, pace.wholeMs / Math.max(1, words.length - atOnce))
  const startedMs = clock.nowMs()
  for (const [index, word] of words.entries()) {
    const waitMs = startedMs + wordMs * (index + 1 - atOnce) - clock.nowMs()
    if (wordMs > 0 && index >= atOnce && waitMs > 0) await clock.sleep(waitMs, signal)
    signal.throwIfAborted()
    yield word
  }
}
