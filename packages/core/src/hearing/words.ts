/**
 * What was said, as bare words: lower case, without marks, apostrophes kept within (`don't`, `j'ai`), figures as they are.
 * Empty for text without any.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFC').toLowerCase().replace(/[’‘ʼ]/g, "'")
  return plain.match(/[\p{L}\p{N}]+(?:'\p{L}+)*'?/gu)?.map((word) => word) ?? []
}

/** Whether the last words are exactly these, by word. */
export function endsWith(words: readonly string[], phrase: string): boolean {
  const wanted = phrase.split(' ')
  return words.length >= wanted.length && wanted.every((word, at) => words[words.length - wanted.length + at] === word)
}

/** Whether the first words are exactly these. */
export function beginsWith(words: readonly string[], phrase: string): boolean {
  return phrase.split(' ').every((word, at) => words[at] === word)
}
