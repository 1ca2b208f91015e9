/** Words as they are compared: without case, accents of typing, and marks. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{M}\p{N}']+/gu) ?? []

/**
 * The word error rate: the least number of words to put in, leave out or change, over the words that were said
 * (Levenshtein distance by words, as in NIST's sclite). 0 is perfect; above 1 more was heard than said.
 */
export function wordErrorRate(said: string, heard: string): number {
  const [reference, hypothesis] = [wordsOf(said), wordsOf(heard)]
  if (reference.length === 0) return hypothesis.length === 0 ? 0 : 1
  let previous = hypothesis.map((_, index) => index + 1)
  for (const [row, word] of reference.entries()) {
    const current: number[] = []
    for (const [column, other] of hypothesis.entries()) {
      const diagonal = column === 0 ? row : (previous[column - 1] ?? 0)
      const left = column === 0 ? row + 1 : (current[column - 1] ?? 0)
      current.push(Math.min(diagonal + (word === other ? 0 : 1), left + 1, (previous[column] ?? 0) + 1))
    }
    previous = current
  }
  return (previous.at(-1) ?? reference.length) / reference.length
}
