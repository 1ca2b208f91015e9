import { EvaError } from '@eva/core'

/** A piece of a pattern; the grammar is described at `Rule`. */
export type PatternNode =
  /** One word in normal form. */
  | { readonly kind: 'word'; readonly word: string }
  /** `*`: any words, none included. */
  | { readonly kind: 'any' }
  /** `{name:3}`: one to `limit` words, kept under `name`. */
  | { readonly kind: 'capture'; readonly name: string; readonly limit: number }
  /** `(a|b)`, `[a|b]` and `{name=a|b}`. */
  | {
      readonly kind: 'choice'
      readonly options: readonly (readonly PatternNode[])[]
      readonly optional: boolean
      readonly name: string | null
    }

/** Most words that `{name}` holds when the pattern sets no limit of its own. */
const DEFAULT_CAPTURE_WORDS = 10
const PIECE = /\{[^}]*\}|[()[\]|*]|[^\s()[\]|*{}]+/gu
const CAPTURE = /^\{(?<name>[a-z]+)(?::(?<limit>\d+))?(?:=(?<choices>.+))?\}$/

/**
 * Parses a pattern of the rule files.
 * @param expand Brings a written word into its normal forms, so that patterns may be written the way people write.
 * @throws EvaError `internal` for a pattern that cannot be read: a mistake in the data.
 */
export function parsePattern(pattern: string, expand: (written: string) => readonly string[]): readonly PatternNode[] {
  const pieces = pattern.match(PIECE) ?? []
  const unreadable = (): EvaError => new EvaError('internal', `The built-in responder cannot read "${pattern}".`)
  let at = 0

  const literal = (written: string): readonly PatternNode[] =>
    written
      .split(/[\s-]+/)
      .flatMap(expand)
      .filter((word) => word !== '')
      .map((word) => ({ kind: 'word', word }))

  const capture = (piece: string): PatternNode => {
    const { name, limit, choices } = CAPTURE.exec(piece)?.groups ?? {}
    if (name === undefined) throw unreadable()
    if (choices === undefined) return { kind: 'capture', name, limit: Number(limit ?? DEFAULT_CAPTURE_WORDS) }
    return { kind: 'choice', options: choices.split('|').map(literal), optional: false, name }
  }

  const choice = (closing: string): PatternNode => {
    const options = [sequence()]
    while (pieces[at] === '|') {
      at += 1
      options.push(sequence())
    }
    if (pieces[at] !== closing) throw unreadable()
    at += 1
    return { kind: 'choice', options, optional: closing === ']', name: null }
  }

  const sequence = (): readonly PatternNode[] => {
    const nodes: PatternNode[] = []
    for (let piece = pieces[at]; piece !== undefined && !['|', ')', ']'].includes(piece); piece = pieces[at]) {
      at += 1
      if (piece === '(') nodes.push(choice(')'))
      else if (piece === '[') nodes.push(choice(']'))
      else if (piece === '*') nodes.push({ kind: 'any' })
      else if (piece.startsWith('{')) nodes.push(capture(piece))
      else nodes.push(...literal(piece))
    }
    return nodes
  }

  const nodes = sequence()
  const whole = pieces.join('').replace(/\s/g, '') === pattern.replace(/\s/g, '')
  if (at < pieces.length || !whole) throw unreadable()
  return nodes
}

/** The words that a match can begin with; `null` where it may be any word. */
export function openingWords(nodes: readonly PatternNode[]): ReadonlySet<string> | null {
  const words = new Set<string>()
  for (const node of nodes) {
    if (node.kind === 'word') return words.add(node.word)
    if (node.kind !== 'choice') return null
    for (const option of node.options) {
      const opening = openingWords(option)
      if (opening === null) return null
      for (const word of opening) words.add(word)
    }
    if (!node.optional) return words
  }
  return null
}
