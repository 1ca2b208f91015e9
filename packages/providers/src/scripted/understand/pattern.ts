import { EvaError } from '@eva/core'
import type { LanguagePack } from '../rules/types.ts'
import type { Word } from './words.ts'
import { expandWord } from './words.ts'

/** What a pattern kept, in the user's own spelling. */
export type Captures = Readonly<Record<string, string>>

/** Most words that `{name}` holds when the pattern sets no limit of its own. */
const DEFAULT_CAPTURE_WORDS = 10
/** The pieces of a pattern: captures, brackets, bars, stars and words. */
const PIECE = /\{[^}]*\}|[()[\]|*]|[^\s()[\]|*{}]+/gu
const CAPTURE = /^\{(?<name>[a-z]+)(?::(?<limit>\d+))?(?:=(?<choices>.+))?\}$/
const MARKS: Readonly<Record<string, string>> = {
  '(': '(?:',
  ')': ')',
  '[': '(?:',
  ']': ')?',
  '|': '|',
  '*': '(?:[^ ]+ )*?',
}

/**
 * Compiles a pattern of the rule files (its grammar is at `Rule`) into an expression over `matchable` text. Words
 * are brought into normal form, so patterns may be written the way people write.
 * @throws EvaError `internal` for a capture that cannot be read: a mistake in the data.
 */
export function compilePattern(pattern: string, contractions: LanguagePack['contractions']): RegExp {
  const literal = (written: string): string =>
    written
      .split(/[\s-]+/)
      .flatMap((word) => expandWord(word, contractions))
      .filter((word) => word !== '')
      .map((word) => `${word.replace(/[.+?^$/\\]/g, '\\$&')},? `)
      .join('')
  const source = [...pattern.matchAll(PIECE)].map(([piece]) => {
    if (piece.startsWith('{')) return compileCapture(piece, literal)
    return MARKS[piece] ?? literal(piece)
  })
  return new RegExp(`^(?:${source.join('')})$`, 'd')
}

function compileCapture(piece: string, literal: (written: string) => string): string {
  const capture = CAPTURE.exec(piece)?.groups
  if (capture?.name === undefined) throw new EvaError('internal', `The built-in responder cannot read "${piece}".`)
  if (capture.choices !== undefined) {
    return `(?<${capture.name}>${capture.choices.split('|').map(literal).join('|')})`
  }
  const further = Number(capture.limit ?? DEFAULT_CAPTURE_WORDS) - 1
  return `(?<${capture.name}>(?:[^ ,]+ ){0,${further}}[^ ,]+),? `
}

/** The text that compiled patterns run over: each word followed by a space, with a comma where there was a pause. */
export function matchable(words: readonly Word[]): string {
  return words.map((word) => `${word.normal}${word.pause ? ',' : ''} `).join('')
}

/** Runs a compiled pattern over words; `null` when it does not fit, else what it kept, as it stands in `said`. */
export function matchPattern(pattern: RegExp, words: readonly Word[], text: string, said: string): Captures | null {
  const found = pattern.exec(text)
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
