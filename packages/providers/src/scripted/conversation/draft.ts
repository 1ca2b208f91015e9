import type { LanguagePack } from '../rules/types.ts'
import { normalWord } from '../understand/words.ts'
import type { Fact, Topic } from './facts.ts'
import { contentWords, signsIn, thingIn, wordsIn } from './take-apart.ts'

/** A memory while a conversation is gone through. */
export type Draft = {
  /** By their keys, oldest first. */
  readonly facts: Map<string, Fact>
  readonly forgotten: Fact[]
  topic: Topic | null
  /** The fact that was told or asked for last. */
  touched: { readonly key: string; readonly turn: number } | null
}

/** For how many turns "she" and "no, Wednesday" are about what was told or said before them. */
const RECENT_TURNS = 1

/** Whether something is near enough to be meant by "she" and "it". */
export const isRecent = (each: { readonly turn: number } | null, turn: number): boolean =>
  each !== null && turn - each.turn <= RECENT_TURNS

/** Puts a fact in the place of an earlier one on the same matter. */
export function store(told: Omit<Fact, 'words' | 'signs'>, draft: Draft, pack: LanguagePack): void {
  const text = `${told.told} ${told.thing ?? ''} ${told.captures.value ?? ''}`
  const fact = { ...told, words: contentWords(text, pack), signs: [...signsIn(told.told, pack).keys()] }
  draft.facts.delete(fact.key)
  draft.facts.set(fact.key, fact)
  draft.touched = { key: fact.key, turn: fact.turn }
}

/** Turns the talk to a thing that a clause names. */
export function speakOf(thing: string | null, clause: string, turn: number, draft: Draft, pack: LanguagePack): void {
  if (thing !== null) draft.topic = { thing, named: nameOf(thing, clause, pack), turn }
}

/** Turns the talk to "my operation", where a clause says "my" at all. */
export function speakOfMine(clause: string, turn: number, draft: Draft, pack: LanguagePack): void {
  if (wordsIn(clause, pack).some((word) => pack.memory.possessives.includes(word))) {
    speakOf(thingIn(clause, pack, 'whole'), clause, turn, draft, pack)
  }
}

/** A thing as the user named it, with "my" before it: "a meeting" has become "my meeting". */
function nameOf(thing: string, clause: string, { memory }: LanguagePack): string {
  const before = clause
    .slice(0, Math.max(0, clause.indexOf(thing)))
    .split(/[\s'’]+/)
    .filter((word) => word !== '')
  const last = normalWord(before.at(-1) ?? '')
  const my = memory.possessives.includes(last) ? last : (memory.owning[last] ?? memory.possessives[0] ?? '')
  const fluent = /^[aeiouhàâéèêîôû]/iu.test(thing) ? (memory.beforeVowel[my] ?? my) : my
  return `${fluent} ${thing}`
}
