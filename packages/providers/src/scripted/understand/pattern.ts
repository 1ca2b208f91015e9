import type { Hearing } from '../rules/types.ts'
import { openingWords, type PatternNode, parsePattern } from './parse-pattern.ts'
import { expandWord, type Word } from './words.ts'

/** What a pattern kept, in the user's own spelling. */
export type Captures = Readonly<Record<string, string>>

/** A pattern ready to be matched. */
export type Pattern = {
  /** Whether a match can begin with this word: a glance that spares most patterns the rest. */
  opensWith(word: string): boolean
  /** The pattern over `matchable` text; built when it is first needed, as most are not in most conversations. */
  expression(): RegExp
}

/** Makes a pattern of the rule files ready. Throws as `parsePattern` does. */
export function compilePattern(pattern: string, contractions: Hearing['contractions']): Pattern {
  const nodes = parsePattern(pattern, (written) => expandWord(written, contractions))
  const openings = openingWords(nodes)
  let expression: RegExp | null = null
  return {
    opensWith: (word) => openings?.has(word) ?? true,
    expression: () => {
      expression ??= new RegExp(`^${nodes.map(sourceOf).join('')}$`, 'd')
      return expression
    },
  }
}

/** The text that patterns run over: each word followed by a space, with a comma before it where there was a pause. */
export function matchable(words: readonly Word[]): string {
  return words.map((word) => `${word.normal}${word.pause ? ',' : ''} `).join('')
}

function sourceOf(node: PatternNode): string {
  switch (node.kind) {
    case 'word':
      return `${node.word.replace(/[^\p{L}\p{N}]/gu, '\\$&')},? `
    case 'any':
      return '(?:[^ ]+ )*?'
    case 'capture':
      return `(?<${node.name}>(?:[^ ,]+ ){0,${node.limit - 1}}[^ ,]+),? `
    case 'choice': {
      const options = node.options.map((option) => option.map(sourceOf).join('')).join('|')
      return `(?${node.name === null ? ':' : `<${node.name}>`}${options})${node.optional ? '?' : ''}`
    }
  }
}

/**
 * Matches a pattern against words.
 * @param text The words as `matchable` puts them.
 * @param said The message that the words are from, for the spelling of what is kept.
 * @returns `null` when the pattern does not fit.
 */
export function matchPattern(pattern: Pattern, words: readonly Word[], text: string, said: string): Captures | null {
  if (!pattern.opensWith(words[0]?.normal ?? '')) return null
  const found = pattern.expression().exec(text)
  if (found === null) return null
  const captures: Record<string, string> = {}
  for (const [name, range] of Object.entries(found.indices?.groups ?? {})) {
    if (range !== undefined) captures[name] = originalSpan(range, words, said)
  }
  return captures
}

function originalSpan([from, to]: readonly [number, number], words: readonly Word[], said: string): string {
  let offset = 0
  const inside = words.filter((word) => {
    const at = offset
    offset += word.normal.length + (word.pause ? 2 : 1)
    return at >= from && at < to
  })
  const [first, last] = [inside.at(0), inside.at(-1)]
  return first === undefined || last === undefined ? '' : said.slice(first.start, last.end)
}
