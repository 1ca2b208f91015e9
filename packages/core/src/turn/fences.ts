/** A line that opens a code block, or that may still become one as the rest of it arrives. */
export type Fence = {
  /** Where its line begins. */
  readonly at: number
  /** Where the code begins; `null` while the line is not complete. */
  readonly end: number | null
  /** Its marks: at least three of one kind. */
  readonly marks: string
}

/** Blanks, quote marks and a list's mark may stand before a fence. */
const BEFORE_FENCE = '[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)?'

/** Backticks behind a fence of backticks make it inline code instead. */
const OPENING = new RegExp(`^${BEFORE_FENCE}(\`{3,}(?=[^\`\\n]*(?:\\n|$))|~{3,})[^\\n]*(\\n?)`)
const PERHAPS = new RegExp(`^${BEFORE_FENCE}(\`{1,2}|~{1,2})$`)

/**
 * Finds the first code fence of a growing text, or the last line if it may become one.
 *
 * @param beginsLine whether the text begins at the beginning of a line
 */
export function findFence(text: string, beginsLine: boolean): Fence | null {
  let at = beginsLine ? 0 : afterNewline(text, 0)
  while (at !== null) {
    const line = text.slice(at)
    const [whole, marks, newline] = OPENING.exec(line) ?? PERHAPS.exec(line) ?? []
    if (whole !== undefined && marks !== undefined)
      return { at, end: newline === '\n' ? at + whole.length : null, marks }
    at = afterNewline(text, at)
  }
  return null
}

/** Whether a line within a code block that was opened by `marks` ends it. */
export function closesFence(line: string, marks: string): boolean {
  const found = line.replace(/^[ \t>]+/, '').trimEnd()
  return found.startsWith(marks) && found === found.charAt(0).repeat(found.length)
}

function afterNewline(text: string, from: number): number | null {
  const newline = text.indexOf('\n', from)
  return newline < 0 ? null : newline + 1
}
