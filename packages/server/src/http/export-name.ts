/** Longest that a name gets, in characters: file managers show about as much. */
const LONGEST = 60

/** A file name for a conversation: its title in words that every file system takes, and the day it was last part of. */
export function exportName(title: string, updatedAtMs: number, extension: 'md' | 'json'): string {
  const words = title
    .normalize('NFC')
    .toLocaleLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  const day = new Date(updatedAtMs).toISOString().slice(0, 10)
  return `${[cut(words ?? ['eva']), day].join('-')}.${extension}`
}

/** As many of the words as fit; of a single one that does not, as much as does. */
function cut(words: readonly string[]): string {
  let name = ''
  for (const word of words) {
    const longer = name === '' ? [...word].slice(0, LONGEST).join('') : `${name}-${word}`
    if (longer.length > LONGEST && name !== '') return name
    name = longer
  }
  return name
}
