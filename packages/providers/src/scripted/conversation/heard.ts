/** What the user heard of one of her replies. */
export type Reply = {
  readonly text: string
  /** The user spoke before she had finished. */
  readonly interrupted: boolean
}

/** Longest mark of an interruption, in characters; anything longer in brackets is part of the answer. */
const MAX_MARK_LENGTH = 80

/**
 * Reads an assistant message: its words without the mark of an interruption, which the engine puts in brackets at the
 * end (" — [interrupted]"), or alone where nothing was heard.
 */
export function readReply(content: string): Reply {
  const said = content.trim()
  const mark = said.lastIndexOf('[')
  if (mark < 0 || !said.endsWith(']') || said.length - mark > MAX_MARK_LENGTH) return { text: said, interrupted: false }
  const heard = said.slice(0, mark).trimEnd()
  return { text: heard.endsWith('—') ? heard.slice(0, -1).trimEnd() : heard, interrupted: true }
}
