import { UNSPACED_LETTERS } from './unspaced.ts'

/** Scripts without blanks, with their punctuation: `。，「`. */
const NO_BLANK_AFTER = new RegExp(`[${UNSPACED_LETTERS}\\u3000-\\u303f\\uff01-\\uff60]$`, 'u')
const NO_BLANK_BEFORE = new RegExp(`^[${UNSPACED_LETTERS}\\u3000-\\u303f\\uff01-\\uff60]`, 'u')
/** What leans on the word before it, and what the word after it leans on. */
const LEANS_LEFT = /^[,.;:!?…%)\]}”’»]/
const LEANS_RIGHT = /[([{“‘«—/-]$/
/** Opens and closes with the same character. */
const PAIRED = /^(?:\*\*|__|["*_`])/

/**
 * Joins the next piece to `said` as a writer would: exactly one blank at the seam where words are set apart by blanks,
 * and none before a comma, after a bracket or in Chinese. Line breaks that stand there already stay.
 *
 * @param next holds at least one character that is no blank
 * @returns `next` as it follows `said`
 */
export function joinAt(said: string, next: string): string {
  const words = next.trimStart()
  const blanks = next.slice(0, next.length - words.length)
  if (said === '' || /\s$/.test(said)) return words
  if (blanks.length === 1) return next
  if (blanks !== '') return (/\n/.test(blanks) ? blanks.replace(/[^\n]/g, '') : ' ') + words
  return needsBlank(said, words) ? ` ${words}` : words
}

function needsBlank(said: string, words: string): boolean {
  if (LEANS_LEFT.test(words) || LEANS_RIGHT.test(said)) return false
  if (NO_BLANK_AFTER.test(said) || NO_BLANK_BEFORE.test(words)) return false
  const [paired = ''] = PAIRED.exec(words) ?? []
  return paired === '' || said.split(paired).length % 2 === 1
}
