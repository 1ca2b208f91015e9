import { stopAfter } from './abbreviations.ts'

/** A place where a text may be cut: the cut falls before the character at `at`. */
export type Border = { readonly at: number; readonly kind: 'sentence' | 'clause' }

/** Quotes and brackets that still belong to what they close. */
const CLOSERS = /^["'”’»)\]*_]+/

/**
 * Finds the first border at or after `from`. A border at the very end of `text` counts only when nothing that may
 * still arrive could undo it: "ready." is an end, "3." or "Dr." is not yet.
 */
export function nextBorder(text: string, from: number): Border | null {
  for (let index = from; index < text.length; index++) {
    const kind = borderKind(text, index)
    if (kind === null) continue
    // A line's end closes nothing: the mark behind it opens a list or a heading.
    const closers = text[index] === '\n' ? 0 : (CLOSERS.exec(text.slice(index + 1))?.[0].length ?? 0)
    return { at: index + 1 + closers, kind }
  }
  return null
}

function borderKind(text: string, index: number): Border['kind'] | null {
  const next = text[index + 1]
  switch (text[index]) {
    case '\n':
      return 'sentence'
    case '!':
    case '?':
    case '…':
      // "?!" and "!!!" end once, at their last mark.
      return next === '!' || next === '?' || next === '…' ? null : 'sentence'
    case '。':
    case '！':
    case '？':
      return 'sentence'
    case '.':
      return isFullStop(text, index) ? 'sentence' : null
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

function isFullStop(text: string, index: number): boolean {
  const before = /(\S+)$/.exec(text.slice(0, index))?.[1]?.replace(/^["'“‘«([*_]+/, '') ?? ''
  const after = text.slice(index + 1)
  const next = after[0]
  // An ellipsis ends at its last dot, and only when something else begins behind it.
  if (next === '.') return false
  if (before.endsWith('.') || before === '') return /^\s+\p{Lu}/u.test(after)
  // "1." at the beginning of a line is a list's number.
  if (/^\d+$/.test(before) && /(^|\n)\s*\d+$/.test(text.slice(0, index))) return false
  if (next === undefined) return standsAlone(before)
  if (!/[\s"'”’»)\]*_]/.test(next)) return false
  switch (stopAfter(before)) {
    case 'ends nothing':
      return false
    case 'ends before a capital':
      return /^\S*\s+\P{Ll}/u.test(after)
    case 'ends a sentence':
      return true
  }
}

/** A plain word of three letters or more, or a very common shorter one: no token that may follow can make it "node.js". */
const SHORT_WORDS = /^(ok|no|so|go|up|it|me|us|we|he|do|to|oui|non|si|là|ça|toi|moi|va|pas|tu|il|on)$/i
const standsAlone = (word: string): boolean =>
  stopAfter(word) === 'ends a sentence' && (/^[\p{L}'’-]{3,}$/u.test(word) || SHORT_WORDS.test(word))
