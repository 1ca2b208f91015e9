/** What stands around a model's thoughts, as the library read it from the template: `<think>\n` and `\n</think>`. */
export type ThoughtMarks = {
  /** Empty where the template itself begins every answer with a thought. */
  readonly prefix: string
  readonly suffix: string
}

/**
 * What has to follow `opening`, the template's own marks before an answer, so that the model says the answer and not a
 * thought: an empty thought, or the end of one that the template has opened; `''` where nothing is to be done. A companion
 * who is listened to has no time to think first.
 *
 * Many templates spell an empty thought themselves, for callers that switch thinking off. Their spelling is taken: it is
 * the one that the model was trained with.
 *
 * @param template the model's chat template (Jinja)
 */
export function skipThought({ prefix, suffix }: ThoughtMarks, template: string, opening: string): string {
  const open = prefix.trim()
  const close = suffix.trim()
  // Whole families share one set of marks; a model whose own template lacks them was never taught to think.
  if (close === '' || !template.includes(close) || opening.includes(close)) return ''
  const thought = spelledIn(template, open, close) ?? spelledLike(prefix, suffix)
  const openedAt = open === '' ? -1 : opening.lastIndexOf(open)
  if (openedAt < 0) return thought
  const whole = opening.slice(0, openedAt) + thought
  return whole.startsWith(opening) ? whole.slice(opening.length) : thought.slice(thought.indexOf(close))
}

/** The last empty thought in the template's text, where line breaks are written `\n`. */
function spelledIn(template: string, open: string, close: string): string | null {
  if (open === '') return null
  const empty = new RegExp(`${escaped(open)}(?:\\\\n|\\s)*${escaped(close)}(?:\\\\n)*`, 'g')
  return template.match(empty)?.at(-1)?.replaceAll('\\n', '\n') ?? null
}

/** Marks that stand on lines of their own are followed by an empty line: so do Qwen, QwQ and those made after them. */
const spelledLike = (prefix: string, suffix: string): string =>
  prefix + suffix + (suffix.startsWith('\n') && !/\s$/.test(suffix) ? '\n\n' : '')

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
