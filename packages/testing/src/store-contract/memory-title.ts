const MAX_MADE_TITLE_CHARS = 60

/** The first words of a message, at most 60 characters. */
export function madeTitle(message: string): string {
  const line = message.trim().replace(/\s+/gu, ' ')
  if (line.length <= MAX_MADE_TITLE_CHARS) return line
  const cut = line.slice(0, MAX_MADE_TITLE_CHARS + 1)
  const lastSpace = cut.lastIndexOf(' ')
  if (lastSpace > 0) return cut.slice(0, lastSpace)
  return line.slice(0, MAX_MADE_TITLE_CHARS).replace(/[\uD800-\uDBFF]$/, '')
}
