const OPENING = '<think>'
const CLOSING = '</think>'

/**
 * Removes `<think>…</think>` from a stream of text, also when the tags are split across pieces. What a reasoning
 * model thinks is never shown, spoken or remembered. A block that is never closed is dropped to the end.
 */
export class ThinkingFilter {
  /** May be the first half of a tag. */
  #held = ''
  #thinking = false
  /** What is visible so far ends in a blank, or is nothing. */
  #endsBlank = true
  /** An answer begins with a word, whatever blank the model put before it; a thought takes its blank lines with it. */
  #dropsBlank = true

  /** @param shown what is visible of the answer already, where it does not begin here */
  constructor(shown = '') {
    if (shown === '') return
    this.#dropsBlank = false
    this.#endsBlank = /\s$/.test(shown)
  }

  /** Returns the part of the text that is certainly not thinking; keeps what may be half a tag. */
  push(text: string): string {
    this.#held += text
    let visible = ''
    for (;;) {
      const tag = this.#thinking ? CLOSING : OPENING
      const at = this.#held.indexOf(tag)
      const settled = at < 0 ? this.#held.length - lengthOfHalfTag(this.#held, tag) : at
      if (!this.#thinking) visible += this.#show(this.#held.slice(0, settled))
      if (at < 0) {
        this.#held = this.#held.slice(settled)
        return visible
      }
      this.#held = this.#held.slice(at + tag.length)
      if (this.#thinking) this.#dropsBlank = this.#endsBlank
      this.#thinking = !this.#thinking
    }
  }

  /** The stream has ended: what was held back was no tag. */
  end(): string {
    const rest = this.#thinking ? '' : this.#show(this.#held)
    this.#held = ''
    return rest
  }

  #show(text: string): string {
    const shown = this.#dropsBlank ? text.trimStart() : text
    if (shown === '') return ''
    this.#dropsBlank = false
    this.#endsBlank = /\s$/.test(shown)
    return shown
  }
}

/** Length of the longest end of `text` that could be the beginning of `tag`. */
function lengthOfHalfTag(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
    if (tag.startsWith(text.slice(-length))) return length
  }
  return 0
}
