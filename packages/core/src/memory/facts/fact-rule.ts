import type { MemoryKind } from '../../contracts/memories.ts'

/** How one kind of statement is recognised. */
export type FactRule = {
  readonly kind: MemoryKind
  /** Matches a clause as a whole. Its named groups fill `key` and `text`; the group `name` gets its capitals. */
  readonly pattern: RegExp
  /** What there can only be one of: `pet {animal}`; `null` where there may be many. */
  readonly key: string | null
  /** How it is kept: `My name is {name}.`; `null` for the clause as it was said. */
  readonly text: string | null
}

/** What is known of a language to find facts in it. Everything is matched without regard to case. */
export type FactLanguage = {
  /** What a sentence begins with that is meant as no statement: "if", "imagine". */
  readonly notMeant: RegExp
  /** Words before and after a statement that are no part of it: "well", "by the way". */
  readonly openers: RegExp
  readonly closers: RegExp
  /** Where one clause ends and another begins; split there. */
  readonly joints: RegExp
  readonly rules: readonly FactRule[]
}

/** Something that a person told about themselves. */
export type Fact = Pick<FactRule, 'kind' | 'key'> & {
  /** As they would say it, one sentence. */
  readonly text: string
  /** The sentence in which they said it. */
  readonly source: string
}

/** A rule over a clause; blanks in `pattern` stand for any white space. */
export const rule = (kind: MemoryKind, key: string | null, pattern: string, text: string | null = null): FactRule => ({
  kind,
  key,
  pattern: new RegExp(`^${pattern.replaceAll(' ', String.raw`\s+`)}$`, 'iu'),
  text,
})

/** The fact in a clause; `null` when the rule does not know it. */
export function applyRule({ kind, key, pattern, text }: FactRule, clause: string): Omit<Fact, 'source'> | null {
  const match = pattern.exec(clause)
  if (match === null) return null
  const fill = (template: string, change: (value: string) => string): string =>
    template.replace(/\{(\w+)\}/g, (_, group: string) => {
      const value = match.groups?.[group] ?? ''
      return change(group === 'name' ? withCapitals(value) : value)
    })
  return {
    kind,
    key: key === null ? null : fill(key, (value) => value.toLowerCase()).trim(),
    text: asSentence(text === null ? clause : fill(text, (value) => value)),
  }
}

/** "anna-maria lopez" → "Anna-Maria Lopez"; what has capitals already stays as it is. */
const withCapitals = (name: string): string =>
  /\p{Lu}/u.test(name) ? name : name.replace(/(?<![\p{L}'])\p{Ll}/gu, (letter) => letter.toUpperCase())

/** With a capital, one full stop, and single blanks. */
export function asSentence(clause: string): string {
  const said = clause
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:!…]+$/u, '')
  return `${said.charAt(0).toUpperCase()}${said.slice(1).replace(/(?<![\p{L}'])i(?=['\s])/gu, 'I')}.`
}
