/** Longest that a name gets, in characters: file managers show about as much. */
const LONGEST = 60

/** A file name for a conversation: its title in words that every file system takes, and the day it was last part of here. */
export function exportName(title: string, updatedAtMs: number, extension: 'md' | 'json'): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
  const day = localDay(new Date(updatedAtMs))
  return `${[cut(words ?? ['eva']), day].join('-')}.${extension}`
}

/** `2026-11-21`, by the clock on this machine's wall: her people are at home with it. */
function localDay(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
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
