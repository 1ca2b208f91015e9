import type { DetectLanguage } from '@eva/core'
import { eld } from 'eld/small'
import { SHARED, UNMISTAKABLE } from './unmistakable.ts'

/** What the detector calls languages that the rest of the world calls otherwise. */
const ITS_NAMES: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', fil: 'tl', id: 'ms', cmn: 'zh', yue: 'zh' }

/** The languages that the detector can find. */
const FINDS: ReadonlySet<string> = new Set(Object.values(eld.info().Languages))

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
 * has, by script, or by the margins above. Of a language that the detector has never read, only clear English and French
 * can be told.
 */
export const detectLanguage: DetectLanguage = (text, expected) => {
  const home = primaryTag(expected)
  const plain = text.replaceAll('’', "'").trim()
  const words = plain.toLowerCase().match(/[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu) ?? []
  if (words.every((word) => SHARED.has(word)) || NAME.test(plain)) return home
  const homeHere = ITS_NAMES[home] ?? home
  const isFound = FINDS.has(homeHere)
  if (words.length < MANY_WORDS && NEAREST.includes(home)) {
    const known = new Set(words.map((word) => UNMISTAKABLE.get(word)).filter((tag) => tag !== undefined))
    if (known.size === 1) return [...known][0] ?? home
  }
  if (words.length < MANY_WORDS && !isFound) return home
  const found = eld.detect(plain)
  const scores = found.getScores()
  const outside = (tag: string): string => (tag === homeHere ? home : tag)
  // A script other than Latin leaves few languages, so that a single word tells.
  if (!/\p{Script=Latin}/u.test(plain))
    return found.language === '' || homeHere in scores || !isFound ? home : found.language
  if (words.length < MANY_WORDS) return outside(best(scores, NEAREST, homeHere, SHORT_MARGIN))
  if (!found.isReliable()) return home
  if (!isFound) return NEAREST.includes(found.language) && lead(scores) >= LONG_MARGIN ? found.language : home
  return outside(best(scores, Object.keys(scores), homeHere, LONG_MARGIN))
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

/** How far the first is ahead of the second: 0.17 and more in plain English and French, 0.08 and less in Latin or Creole. */
function lead(scores: Readonly<Record<string, number>>): number {
  const [first = 0, second = 0] = Object.values(scores).sort((a, b) => b - a)
  return first - second
}

/** `fr` of `fr-CA`. */
const primaryTag = (tag: string): string => tag.toLowerCase().split(/[-_]/, 1)[0] ?? tag
