import { SIGNS } from './mood-signs.ts'
import type { Mood } from './moods.ts'

/** "Not happy" is not joy, "pas triste" not sadness: so many characters before a sign are searched for a denial. */
const DENIAL = /(?:\bnot?|n['’]t|\bnever|\bhardly|\bpas|\bjamais|\baucune?)\s+(?:\p{L}+\s+)?$/iu
const DENIAL_CHARS = 24

/** Less than this is no mood. */
const THRESHOLD = 1

/**
 * The mood of a piece of speech by its words, in English and French; `neutral` when nothing tells. The strongest wins, the
 * one that comes last among equals: an answer that ends in a question looks curious.
 */
export function moodOf(text: string): Mood {
  const scores = new Map<Mood, { strength: number; at: number }>()
  for (const { mood, strength, pattern } of SIGNS) {
    for (const match of text.matchAll(pattern)) {
      if (DENIAL.test(text.slice(Math.max(0, match.index - DENIAL_CHARS), match.index))) continue
      const score = scores.get(mood) ?? { strength: 0, at: 0 }
      scores.set(mood, { strength: score.strength + strength, at: Math.max(score.at, match.index) })
    }
  }
  const [best] = [...scores].sort(([, a], [, b]) => b.strength - a.strength || b.at - a.at)
  return best !== undefined && best[1].strength >= THRESHOLD ? best[0] : 'neutral'
}
