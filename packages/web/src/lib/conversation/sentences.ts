/**
 * The sentences of a growing text that have ended since `from`, for announcing them whole: a screen reader that is
 * given every token says nothing that can be understood.
 *
 * @returns the sentences and the offset to pass next time
 */
export function finishedSentences(text: string, from: number, isComplete: boolean): { said: string; next: number } {
  const rest = text.slice(from)
  const end = isComplete ? rest.length : lastSentenceEnd(rest)
  return { said: plain(rest.slice(0, end)), next: from + end }
}

function lastSentenceEnd(text: string): number {
  let end = 0
  for (const match of text.matchAll(/[.!?…]["'»”)]*\s+|\n+/g)) end = match.index + match[0].length
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
