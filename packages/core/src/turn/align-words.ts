/** A word of one list and the same word of the other, by their places. */
export type SameWords = { readonly left: number; readonly right: number }

/** A word is worth more than an abbreviation of it, and a long one more than a short one, which is often chance. */
const SAME_WORTH = 3
const LETTER_WORTH = 0.2
const LETTERS_COUNTED = 8
const ABBREVIATION_WORTH = 1

/**
 * The words that two lists have in common, in the order of both: the alignment of greatest worth. Marks, capitals and
 * accents make no difference, and an abbreviation (`km`, `Dr.`) is the same as its word.
 */
export function alignWords(left: readonly string[], right: readonly string[]): SameWords[] {
  const rightKeys = right.map(keyOf)
  const worth = left.map(keyOf).map((key) => rightKeys.map((other) => worthOf(key, other)))
  const width = right.length + 1
  /** Greatest worth of what is left behind two places. */
  const best = new Float64Array((left.length + 1) * width)
  const at = (row: number, column: number): number => best[row * width + column] ?? 0
  const here = (row: number, column: number): number => worth[row]?.[column] ?? 0
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const both = here(row, column) > 0 ? here(row, column) + at(row + 1, column + 1) : 0
      best[row * width + column] = Math.max(both, at(row + 1, column), at(row, column + 1))
    }
  }
  const same: SameWords[] = []
  for (let row = 0, column = 0; row < left.length && column < right.length; ) {
    const value = here(row, column)
    if (value > 0 && at(row, column) === value + at(row + 1, column + 1)) {
      same.push({ left: row, right: column })
      row += 1
      column += 1
    } else if (at(row, column) === at(row + 1, column)) row += 1
    else column += 1
  }
  return same
}

/** What counts of a word: its letters and figures. */
const keyOf = (word: string): string =>
  word
    .normalize('NFD')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '')

function worthOf(key: string, other: string): number {
  if (key === '' || other === '') return 0
  if (key === other) return SAME_WORTH + LETTER_WORTH * Math.min(key.length, LETTERS_COUNTED)
  return abbreviates(key, other) || abbreviates(other, key) ? ABBREVIATION_WORTH : 0
}

/** The first letter, and others in their order: `km` of `kilometres`, `dr` of `doctor`. */
function abbreviates(short: string, long: string): boolean {
  if (short.length >= long.length || short[0] !== long[0] || /\p{N}/u.test(short)) return false
  let from = 0
  for (const letter of short) {
    const found = long.indexOf(letter, from)
    if (found === -1) return false
    from = found + 1
  }
  return true
}
