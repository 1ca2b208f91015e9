import type { DetectLanguage } from '@eva/core'
import { eld } from 'eld/small'
import { UNMISTAKABLE } from './unmistakable.ts'

/** The languages that a conversation may change to within a word or two. */
const NEAREST: readonly string[] = ['en', 'fr']

/** Below this many words, any European language scores well on any other: only English, French and the expected one run. */
const MANY_WORDS = 4

/**
 * How far another language must score above the expected one. Over the phrases of the table test, English and French
 * stay at least 0.11 apart in what is clearly one of them, and at most 0.04 in what is neither ("Restaurant", "Paris").
 */
const SHORT_MARGIN = 0.1

/**
 * The same for longer texts, where 60 languages compete: a sentence of another language is at least 0.18 ahead of the
 * expected one, and a sentence of the expected one at most 0.03 behind ("It was a déjà vu").
 */
const LONG_MARGIN = 0.1

/** Two words and more that all begin with one capital: a name, which belongs to no language. */
const NAME = /^\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}\p{Ll}+)+$/u

/**
 * Tells a text's language as a primary tag. `expected` wins unless another is clear: by words that only one language
 * has, by script, or by the margins above.
 */
export const detectLanguage: DetectLanguage = (text, expected) => {
  const home = primaryTag(expected)
  const plain = text.replaceAll('’', "'").trim()
  const words = plain.toLowerCase().match(/[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu) ?? []
  if (words.length === 0 || NAME.test(plain)) return home
  if (words.length < MANY_WORDS && NEAREST.includes(home)) {
    const known = new Set(words.map((word) => UNMISTAKABLE.get(word)).filter((tag) => tag !== undefined))
    if (known.size === 1) return [...known][0] ?? home
  }
  const found = eld.detect(plain)
  const scores = found.getScores()
  // A script other than Latin leaves few languages, so that a single word tells.
  if (!/\p{Script=Latin}/u.test(plain)) return found.language === '' || home in scores ? home : found.language
  if (words.length < MANY_WORDS) return best(scores, NEAREST, home, SHORT_MARGIN)
  return found.isReliable() ? best(scores, Object.keys(scores), home, LONG_MARGIN) : home
}

function best(
  scores: Readonly<Record<string, number>>,
  rivals: readonly string[],
  home: string,
  margin: number,
): string {
  const score = (tag: string): number => scores[tag] ?? 0
  const rival = rivals.reduce((leader, tag) => (score(tag) > score(leader) ? tag : leader), home)
  return score(rival) - score(home) >= margin ? rival : home
}

/** `fr` of `fr-CA`. */
const primaryTag = (tag: string): string => tag.toLowerCase().split(/[-_]/, 1)[0] ?? tag
