import type { Sign } from '../rules/memory-words.ts'
import type { Language, LanguagePack, Rule } from '../rules/types.ts'
import type { Captures } from '../understand/pattern.ts'
import { normalWord } from '../understand/words.ts'

/** Something the user told about themselves in this conversation. */
export type Fact = {
  /** `name`, `home`, `favourite`, …: as the rules call it; `told` for what has no kind of its own. */
  readonly kind: string
  /** What there can only be one of: the kind, or the kind with the thing it is about. */
  readonly key: string
  readonly captures: Captures
  readonly language: Language
  /** The clause it was told in, with who is meant in the place of "he" or "it". */
  readonly told: string
  /** What it is about, "dog" or "meeting"; `null` where that is the user alone. */
  readonly thing: string | null
  /** What its words are about; see `contentWords`. */
  readonly words: readonly string[]
  /** What it answers: "when?", "where?". */
  readonly signs: readonly Sign[]
  /** The turn in which it was told or put right. */
  readonly turn: number
}

/** The facts that a question is about: those of the rule's kind, and of the thing it names if it names one. */
export function recallFacts(
  facts: readonly Fact[],
  rule: Rule,
  captures: Captures,
  pack: LanguagePack,
): readonly Fact[] {
  const ofKind = facts.filter((fact) => fact.kind === rule.recalls)
  if (captures.thing === undefined || rule.recalls === undefined) return ofKind
  const key = factKey(rule.recalls, captures.thing, pack)
  return ofKind.filter((fact) => fact.key === key)
}

/** What there can only be one of: the kind, or the kind with the thing it is about. */
export function factKey(kind: string, thing: string | undefined, { sameThings }: LanguagePack): string {
  if (thing === undefined) return kind
  const plain = normalWord(thing).trim()
  return `${kind} ${sameThings[plain] ?? plain}`
}

/** What was told in a conversation, and what it speaks of now. */
export type Memory = {
  /** Oldest first. */
  readonly facts: readonly Fact[]
  /** What she was told to forget. */
  readonly forgotten: readonly Fact[]
  /** What "he" and "it" stand for: a thing as the user writes it, "my sister" or "la réunion". */
  readonly topic: Topic | null
}

/** A thing that was spoken of: as it is written, with its "my", and in which turn. */
export type Topic = { readonly thing: string; readonly named: string; readonly turn: number }
