/** Letters that removing accents does not take apart. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae' }

/** The words of a text: lower case, without accents and marks. "J'ai" is two. */
export function plainWords(text: string): readonly string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[œæ]/g, (letter) => LIGATURES[letter] ?? letter).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** What two memories share that say the same in the same words, whatever their case, accents and marks. */
export const fingerprintOf = (text: string): string => plainWords(text).join(' ')
