/** What is written in one way, and how it is said. Groups that did not take part are `undefined`: give them a default. */
export type Rule = readonly [
  pattern: RegExp,
  say: string | ((match: string, ...groups: (string | undefined)[]) => string),
]

/** Applies rules one after another; a later one sees what the earlier ones said. */
export function applyRules(text: string, rules: readonly Rule[]): string {
  let said = text
  for (const [pattern, say] of rules)
    said =
      typeof say === 'string'
        ? said.replace(pattern, say)
        : said.replace(pattern, (match: string, ...groups: unknown[]) => say(match, ...groups.map(stringOf)))
  // What was dropped or put in leaves gaps.
  return said
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ +(?=[,.](?:\s|$))/g, '')
    .trim()
}

const stringOf = (group: unknown): string | undefined => (typeof group === 'string' ? group : undefined)

/** A pattern for any of the words of a table, longest first, to be put into another pattern. */
export const anyOf = (words: Iterable<string>): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|')
