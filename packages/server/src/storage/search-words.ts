/** Most words of one search that are looked at; a person types a handful, and an index has limits of its own. */
export const MAX_SEARCH_WORDS = 32

/** Letters that are written apart as often as together, and that removing accents does not take apart. */
export const LIGATURES = [
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
] as const

/** The words of a search, free of punctuation; none when it holds no letter and no digit. */
export function searchWords(query: string): readonly string[] {
  let apart = query.normalize('NFC')
  for (const [together, letters] of LIGATURES) apart = apart.replaceAll(together, letters)
  return (apart.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MAX_SEARCH_WORDS)
}
