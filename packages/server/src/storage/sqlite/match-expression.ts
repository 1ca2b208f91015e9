/** For all of the words. Each as a quoted string, so that nothing in it is an operator; the last one may go on. */
export const matchExpression = (words: readonly string[]): string => `${words.map(quoted).join(' ')} *`

/** For any word that begins like one of these. */
export const anyBeginning = (beginnings: readonly string[]): string =>
  beginnings.map((beginning) => `${quoted(beginning)} *`).join(' OR ')

const quoted = (word: string): string => `"${word}"`
