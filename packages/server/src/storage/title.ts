/** Longest title made from a message, in UTF-16 code units; fits one line of a conversation list. */
export const MAX_MADE_TITLE_CHARS = 60

/** A conversation's first title: the first words of its first message, cut between words where that is possible. */
export function titleFromMessage(message: string): string {
  let title = ''
  for (const [word] of message.matchAll(/\S+/gu)) {
    const longer = title === '' ? word : `${title} ${word}`
    if (longer.length > MAX_MADE_TITLE_CHARS) return title === '' ? cutBetweenCharacters(word) : title
    title = longer
  }
  return title
}

/** Cuts one long word, or a script without spaces, where no character (as a reader counts them) is torn. */
function cutBetweenCharacters(word: string): string {
  let kept = ''
  const start = word.slice(0, 2 * MAX_MADE_TITLE_CHARS)
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(start)) {
    if (kept.length + segment.length > MAX_MADE_TITLE_CHARS) break
    kept += segment
  }
  return kept
}
