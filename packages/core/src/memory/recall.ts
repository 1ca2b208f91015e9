import type { Memories, Memory } from '../contracts/memories.ts'
import { cuesOf } from './cues.ts'

/** Memories in mind at once; where somebody asks for all of them, more. */
export const RECALLED_MAX = 6
const EVERYTHING_MAX = 14
/** Of their words, in characters: a prompt has better uses for its tokens. */
const RECALLED_MAX_CHARS = 700
/** So many of those with the right words are looked at more closely. */
const HITS = 24

/** What weighs how much beside the words, of which the best hit weighs 1. */
const KIND_WEIGHT = 0.6
const FRESH_WEIGHT = 0.4
/** After so long something is half as fresh, in ms. */
const HALF_LIFE_MS = 30 * 24 * 3_600_000

/**
 * The few memories that belong to what is being said, the best first: by its words, by what it is about, and what is fresh
 * before what is old. Her name for the person is always among them.
 */
export async function recall(
  text: string,
  memories: Pick<Memories, 'matching' | 'ofKinds'>,
  nowMs: number,
): Promise<readonly Memory[]> {
  const { beginnings, kinds } = cuesOf(text)
  const wantsAll = kinds.length > RECALLED_MAX
  const most = wantsAll ? EVERYTHING_MAX : RECALLED_MAX
  const [names, hits, topical] = await Promise.all([
    memories.ofKinds(['name'], 1),
    beginnings.length === 0 ? [] : memories.matching(beginnings, HITS),
    kinds.length === 0 ? [] : memories.ofKinds(kinds, most),
  ])
  const best = hits[0]?.relevance ?? 1
  const scores = new Map<Memory['id'], { memory: Memory; score: number }>()
  const weigh = (memory: Memory, weight: number): void => {
    const score = (scores.get(memory.id)?.score ?? FRESH_WEIGHT * freshness(memory, nowMs)) + weight
    scores.set(memory.id, { memory, score })
  }
  for (const { memory, relevance } of hits) weigh(memory, relevance / best)
  for (const memory of topical) weigh(memory, KIND_WEIGHT)
  const ranked = [...scores.values()].sort((a, b) => b.score - a.score).map(({ memory }) => memory)
  const others = ranked.filter(({ id }) => id !== names[0]?.id)
  return withinChars([...names, ...others].slice(0, most))
}

const freshness = ({ updatedAtMs }: Memory, nowMs: number): number =>
  0.5 ** (Math.max(0, nowMs - updatedAtMs) / HALF_LIFE_MS)

function withinChars(memories: readonly Memory[]): readonly Memory[] {
  let chars = 0
  return memories.filter(({ text }) => {
    chars += text.length
    return chars <= RECALLED_MAX_CHARS
  })
}
