import type { Language, LanguagePack, Rule } from '../rules/types.ts'
import type { Captures } from '../understand/pattern.ts'
import { normalWord } from '../understand/words.ts'
import type { Turn } from './read-conversation.ts'

/** Something the user told about themselves in this conversation. */
export type Fact = {
  /** `name`, `home`, `favourite`, …: as the rules call it. */
  readonly kind: string
  /** What there can only be one of: the kind, or the kind with the thing it is about. */
  readonly key: string
  readonly captures: Captures
  readonly language: Language
}

type Packs = Readonly<Record<Language, LanguagePack>>

/** Collects what the user told, oldest first; a later word on the same matter takes the earlier one's place. */
export function collectFacts(turns: readonly Turn[], packs: Packs): readonly Fact[] {
  const facts = new Map<string, Fact>()
  for (const { language, matches } of turns) {
    if (language === null) continue
    for (const { rule, captures } of matches) {
      if (rule.remembers === undefined) continue
      const { kind, each } = rule.remembers
      const key = factKey(kind, each === undefined ? undefined : captures[each], packs[language])
      facts.delete(key)
      facts.set(key, { kind, key, captures: tidy(kind, captures), language })
    }
  }
  return [...facts.values()]
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

function factKey(kind: string, thing: string | undefined, { sameThings }: LanguagePack): string {
  if (thing === undefined) return kind
  const plain = normalWord(thing).trim()
  return `${kind} ${sameThings[plain] ?? plain}`
}

/** "sam" is written "Sam"; everything else stays as it was told. */
function tidy(kind: string, captures: Captures): Captures {
  const { value } = captures
  if (kind !== 'name' || value === undefined) return captures
  return { ...captures, value: value.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase()) }
}
