import { constant } from './constants.ts'
import { wordsOf } from './words.ts'

/** From so many words on, a likeness is no chance. */
const FEW_WORDS = 2
/** Share of the heard words that must be hers, in her order; ears mishear an echo. */
const ALIKE = 0.7
/** A single word is hers only when it has this many letters: "okay" may be anybody's. */
const LONG_WORD = 6

/** A clause of hers, and when it sounded, in ms of any clock; an end that has not come is `Infinity`. */
export type SaidClause = { readonly text: string; readonly startMs: number; readonly endMs: number }

/** What she said that may have been heard between two moments: while it sounded, and for `ownWordsTailMs` after. */
export function saidAround(clauses: readonly SaidClause[], fromMs: number, toMs: number): string {
  return clauses
    .filter(({ startMs, endMs }) => startMs <= toMs && endMs + constant('ownWordsTailMs') >= fromMs)
    .map(({ text }) => text)
    .join(' ')
}

/**
 * Whether what was heard is her own voice coming back. By words: the heard ones are looked for within hers, in order, with
 * as few words changed, added and left out as possible; no chance likeness of short words counts.
 *
 * @param heard as the ear understood it
 * @param said what she said around it, by `saidAround`
 */
export function isOwnVoice(heard: string, said: string): boolean {
  const heardWords = wordsOf(heard)
  if (heardWords.length === 0) return false
  const likeness = 1 - changesWithin(heardWords, wordsOf(said)) / heardWords.length
  if (heardWords.length >= FEW_WORDS) return likeness >= ALIKE
  return likeness === 1 && (heardWords[0]?.length ?? 0) >= LONG_WORD
}

/** The fewest words to change, add or leave out so that `heard` stands somewhere within `said` (Sellers 1980). */
function changesWithin(heard: readonly string[], said: readonly string[]): number {
  // One row for each heard word, one column for each place within what she said; beginning anywhere costs nothing.
  let row = [0, ...said.map(() => 0)]
  for (const [index, word] of heard.entries()) {
    const next = [index + 1]
    for (const [at, own] of said.entries()) {
      const changed = (row[at] ?? 0) + (own === word ? 0 : 1)
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(...row)
}
