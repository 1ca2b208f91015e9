/** The words of a text, without accents, case and punctuation. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Whether every word occurs in the text; of the last one, its beginning is enough. */
export function holdsEveryWord(text: string, words: readonly string[]): boolean {
  const present = wordsOf(text)
  return words.every((word, index) =>
    index === words.length - 1 ? present.some((other) => other.startsWith(word)) : present.includes(word),
  )
}

const WORDS_BEFORE = 4
const SNIPPET_WORDS = 12

/** A dozen words around the first one that was searched for, from the first text that holds one. */
export function snippetOf(texts: readonly string[], words: readonly string[]): string {
  for (const text of texts) {
    const pieces = text.trim().split(/\s+/u)
    const hit = pieces.findIndex((piece) => words.some((word) => holdsEveryWord(piece, [word])))
    if (hit === -1) continue
    const start = Math.max(0, hit - WORDS_BEFORE)
    const end = start + SNIPPET_WORDS
    return `${start > 0 ? '…' : ''}${pieces.slice(start, end).join(' ')}${end < pieces.length ? '…' : ''}`
  }
  return ''
}
