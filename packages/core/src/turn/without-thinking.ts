const OPENING = '<think>'
const CLOSING = '</think>'

/**
 * Removes `<think>…</think>` from a stream of text, also when the tags are split across pieces. What a reasoning
 * model thinks is never shown, spoken or remembered. A block that is never closed is dropped to the end.
 */
export class ThinkingFilter {
  #held = ''
  #thinking = false
  #atBeginning = true

  /** Returns the part of the text that is certainly not thinking; keeps what may be half a tag. */
  push(text: string): string {
    this.#held += text
    let visible = ''
    for (;;) {
      const tag = this.#thinking ? CLOSING : OPENING
      const at = this.#held.indexOf(tag)
      if (at < 0) break
      if (!this.#thinking) visible += this.#held.slice(0, at)
      this.#held = this.#held.slice(at + tag.length)
      this.#thinking = !this.#thinking
      // The blank lines behind a thought belong to it.
      if (!this.#thinking) this.#held = this.#held.trimStart()
    }
    const kept = this.#thinking ? this.#held.length : lengthOfHalfTag(this.#held, OPENING)
    if (this.#thinking) {
      this.#held = this.#held.slice(-(CLOSING.length - 1))
    } else {
      visible += this.#held.slice(0, this.#held.length - kept)
      this.#held = this.#held.slice(this.#held.length - kept)
    }
    return this.#withoutLeadingSpace(visible)
  }

  /** The stream has ended: what was held back was no tag. */
  end(): string {
    const rest = this.#thinking ? '' : this.#held
    this.#held = ''
    return this.#withoutLeadingSpace(rest)
  }

  /** An answer begins with a word, whatever blank the model put before it. */
  #withoutLeadingSpace(text: string): string {
    if (!this.#atBeginning) return text
    const trimmed = text.trimStart()
    if (trimmed !== '') this.#atBeginning = false
    return trimmed
  }
}

/** Length of the longest end of `text` that could be the beginning of `tag`. */
function lengthOfHalfTag(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
    if (tag.startsWith(text.slice(-length))) return length
  }
  return 0
}
