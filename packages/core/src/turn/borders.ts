import { stopAfter } from './abbreviations.ts'

/** A place where a text may be cut: the cut falls before the character at `at`. */
export type Border = { readonly at: number; readonly kind: 'sentence' | 'clause' }

/** Quotes, brackets and marks that still belong to what they close; a French quote has a space before it. */
const CLOSERS = /^(?:["'”’)\]*_]|[ \u00a0\u202f]?»)+/

/** What stands right behind a mark that ends nothing: "?q=1", "!important", "Yahoo!, ", "…puis". */
const GOES_ON = /[\p{L}\p{N}=&/#%+~.,;:-]/u

/**
 * Finds the first border at or after `from`. A border at the very end of `text` counts only when nothing that is
 * likely to arrive could undo it: "ready." is an end, "3." or "Dr." is not yet.
 *
 * @param beginsLine whether the text begins at the beginning of a line, where "1." is a list's number
 */
export function nextBorder(text: string, from: number, beginsLine: boolean): Border | null {
  for (let index = from; index < text.length; index++) {
    const kind = borderKind(text, index, beginsLine)
    if (kind === null) continue
    // A line's end closes nothing: the mark behind it opens a list or a heading.
    const closers = text[index] === '\n' ? 0 : (CLOSERS.exec(text.slice(index + 1))?.[0].length ?? 0)
    return { at: index + 1 + closers, kind }
  }
  return null
}

function borderKind(text: string, index: number, beginsLine: boolean): Border['kind'] | null {
  const next = text[index + 1]
  switch (text[index]) {
    case '\n':
    case '。':
    case '！':
    case '？':
      return 'sentence'
    case '!':
    case '?':
    case '…':
      return isExclamation(text, index) ? 'sentence' : null
    case '.':
      return isFullStop(text, index, beginsLine) ? 'sentence' : null
    case '，':
    case '；':
    case '：':
      return 'clause'
    case ',':
    case ';':
    case ':':
      // "1,5", "14:30", "http://": only a mark with a space behind it parts two clauses.
      return next !== undefined && /\s/.test(next) ? 'clause' : null
    case '—':
    case '–':
      return next !== undefined && /\s/.test(next) && /\s/.test(text[index - 1] ?? '') ? 'clause' : null
    default:
      return null
  }
}

function isExclamation(text: string, index: number): boolean {
  const next = text[index + 1]
  // "?!" and "!!!" end once, at their last mark.
  if (next === '!' || next === '?' || next === '…') return false
  return next === undefined ? !/:\/\/|^www\./.test(wordBefore(text, index)) : !GOES_ON.test(next)
}

function isFullStop(text: string, index: number, beginsLine: boolean): boolean {
  const written = wordBefore(text, index)
  const word = written.replace(/^["'“‘«([*_`]+|["'”’»)\]*_`]+$/g, '')
  const after = text.slice(index + 1)
  const next = after[0]
  // An ellipsis ends at its last dot, and only when something else begins behind it.
  if (next === '.') return false
  if (word === '' || word.endsWith('.')) return CAPITAL_FOLLOWS.test(after)
  const lineStart = index - written.length
  if (/^(\d+|\p{L})$/u.test(word) && isLineStart(text, lineStart, beginsLine)) return false
  if (next === undefined) return standsAlone(word) || (/^no$/i.test(word) && text.slice(0, index).trim() === word)
  if (!/[\s"'”’»)\]*_`]/.test(next)) return false
  switch (stopAfter(isExample(text, lineStart, word) ? 'p.ex' : word)) {
    case 'ends nothing':
      return false
    case 'ends before a capital':
      return CAPITAL_FOLLOWS.test(after)
    case 'ends a sentence':
      return true
  }
}

const CAPITAL_FOLLOWS = /^["'”’»)\]*_`]*\s+["'“‘«([*_`¿¡]*\s?\p{Lu}/u

function wordBefore(text: string, index: number): string {
  let from = index
  while (from > 0 && !/\s/.test(text[from - 1] ?? ' ')) from -= 1
  return text.slice(from, index)
}

/** Nothing but blanks and the marks of quotes, lists and bold type stands before `index` in its line. */
function isLineStart(text: string, index: number, beginsLine: boolean): boolean {
  const newline = text.lastIndexOf('\n', index - 1)
  return (newline >= 0 || beginsLine) && /^[\s>*_#+-]*$/.test(text.slice(newline + 1, index))
}

/** "p. ex." and "par ex.": something always follows. */
const isExample = (text: string, start: number, word: string): boolean =>
  word === 'ex' && /(^|\s)p(ar|\.)\s+$/i.test(text.slice(Math.max(0, start - 6), start))

/** A plain word of two letters or more: hardly any token that may follow can make it "node.js". */
const standsAlone = (word: string): boolean => stopAfter(word) === 'ends a sentence' && /^[\p{L}'’-]{2,}$/u.test(word)
