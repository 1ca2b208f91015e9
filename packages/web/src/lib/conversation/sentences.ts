/**
 * The sentences of a growing text that were not told yet, for announcing them whole: a screen reader that is given
 * every token says nothing that can be understood.
 *
 * A text that was cut back is told on from where it differs from what was told, from the clause's beginning: what comes
 * again word for word is not told twice.
 *
 * @param told the beginning of the text, or of what the text was then, that was told already
 * @returns what is to be said, without markdown's marks, and the `told` to pass next time
 */
export function finishedSentences(text: string, told: string, isComplete: boolean): { said: string; told: string } {
  const from = firstUntold(text, told)
  if (from === null) return { said: '', told }
  const rest = text.slice(from)
  const end = from + (isComplete ? rest.length : lastSentenceEnd(rest))
  return { said: plain(text.slice(from, end)), told: text.slice(0, end) }
}

/** `null` while nothing but what was told is there. */
function firstUntold(text: string, told: string): number | null {
  if (text.startsWith(told)) return told.length
  if (told.startsWith(text)) return null
  let same = 0
  while (text[same] === told[same]) same++
  return lastClauseEnd(text.slice(0, same))
}

const lastSentenceEnd = (text: string): number => lastEnd(text, /[.!?…]["'»”)]*\s+|\n+/g)
const lastClauseEnd = (text: string): number => lastEnd(text, /[.!?…,;:]["'»”)]*\s+|\n+/g)

function lastEnd(text: string, border: RegExp): number {
  let end = 0
  for (const match of text.matchAll(border)) end = match.index + match[0].length
  return end
}

/** Markdown's marks are for the eye. */
function plain(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(#{1,6}|>|[-*+]|```.*)\s+/gm, '')
    .replace(/[*_`~]+/g, '')
    .trim()
}
