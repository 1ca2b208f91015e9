/** What the user heard of one of her replies. */
export type Reply = {
  readonly text: string
  /** The user spoke before she had finished. */
  readonly interrupted: boolean
}

/** How the engine marks a reply that was cut off: " — [interrupted]" at its end, or alone when nothing was heard. */
const INTERRUPTION_MARK = /[\s—–-]*\[[^[\]]{1,80}\]\s*$/

/** Reads an assistant message: its words without the mark of an interruption. */
export function readReply(content: string): Reply {
  const text = content.replace(INTERRUPTION_MARK, '').trim()
  return { text, interrupted: text.length < content.trim().length }
}
