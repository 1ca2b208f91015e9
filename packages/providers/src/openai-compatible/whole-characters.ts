const HALF_AT_END = /[\ud800-\udbff]$/

/**
 * Joins characters that a server cut in two. JSON may carry half of an emoji at the end of one token and the rest at
 * the beginning of the next; no socket could carry such a token on.
 */
export type WholeCharacters = {
  /** What of `piece`, with what was kept before, is whole; may be empty. */
  push(piece: string): string
  /** What was kept and stayed a half: the replacement character, or nothing. */
  rest(): string
}

export function joinCharacters(): WholeCharacters {
  let kept = ''
  return {
    push(piece) {
      const text = kept + piece
      kept = HALF_AT_END.exec(text)?.[0] ?? ''
      return text.slice(0, text.length - kept.length).toWellFormed()
    },
    rest() {
      const rest = kept.toWellFormed()
      kept = ''
      return rest
    },
  }
}
