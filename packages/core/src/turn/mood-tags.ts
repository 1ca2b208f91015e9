import { beginsMoodName, type Mood, moodNamed } from '../face/moods.ts'
import { closesFence, findFence } from './fences.ts'

/** Some of an answer, never empty, and the mood that the brain gives to the sentence that begins with it. */
export type Said = { readonly content: string; readonly mood: Mood | null }

/** A mood in brackets, and what comes next: a link or its definition is no tag. */
const TAG = /^\[([\p{L}\p{M}]+)\](?![(:])/u
const HALF_TAG = /^\[([\p{L}\p{M}]*)$/u
const UNDECIDED = /^\[[\p{L}\p{M}]+\]$/u

/** A line so far after which a sentence begins: nothing, a list's mark, or an end with what closes it. */
const BEFORE_SENTENCE =
  /^[\s>#*+_-]*(?:\d{1,9}[.)]\s+)?["“«]?\s*$|(?:[.!?…]|\p{Extended_Pictographic}\uFE0F?)["'”’»)\]*_]*\s*$/u

/**
 * Takes the moods out of a stream of text that a brain writes at the beginning of its sentences, `[joy]` or `[joie]`, also
 * when they are split across pieces: they are for her face, and never shown, spoken or remembered. Other brackets are
 * text, and so are all within code.
 */
export class MoodTags {
  /** May be the first half of a tag. */
  #held = ''
  /** The line that is being written, as it is shown. */
  #line = ''
  /** The marks that opened the code block we are in. */
  #fence: string | null = null
  /** Of the tag that was just taken out. */
  #mood: Mood | null = null
  #dropsBlank = false

  /** @param shown what is visible of the answer already, where it does not begin here */
  constructor(shown = '') {
    this.#follow(shown)
  }

  /** Returns what is certainly no tag; keeps what may be half of one. */
  push(text: string): readonly Said[] {
    this.#held += text
    return this.#settle(false)
  }

  /** The stream has ended: what was held back was no tag, unless it is a whole one. */
  end(): readonly Said[] {
    return this.#settle(true)
  }

  #settle(isOver: boolean): readonly Said[] {
    const said: Said[] = []
    while (this.#held !== '') {
      if (this.#isTagPossible()) {
        if (!isOver && isUndecided(this.#held)) break
        if (this.#takeTag()) continue
      }
      const next = this.#held.indexOf('[', 1)
      const end = next < 0 ? this.#held.length : next
      this.#show(this.#held.slice(0, end), said)
      this.#held = this.#held.slice(end)
    }
    return said
  }

  #isTagPossible(): boolean {
    if (!this.#held.startsWith('[') || this.#fence !== null || !BEFORE_SENTENCE.test(this.#line)) return false
    const ticks = this.#line.match(/`+/g)?.length ?? 0
    return ticks % 2 === 0
  }

  #takeTag(): boolean {
    const [tag = '', name = ''] = TAG.exec(this.#held) ?? []
    const mood = moodNamed(name)
    if (mood === null) return false
    this.#mood = mood
    this.#held = this.#held.slice(tag.length)
    this.#dropsBlank = /(?:^|\s)$/.test(this.#line)
    return true
  }

  #show(text: string, into: Said[]): void {
    // A tag takes the blank behind it with it, and the line that it had for itself.
    const content = this.#dropsBlank ? text.replace(this.#line === '' ? /^\s+/ : /^[ \t]+/, '') : text
    if (content === '') return
    this.#dropsBlank = false
    this.#follow(content)
    const last = this.#mood === null ? into.pop() : undefined
    into.push({ content: (last?.content ?? '') + content, mood: last?.mood ?? this.#mood })
    this.#mood = null
  }

  #follow(shown: string): void {
    const [first = '', ...lines] = shown.split('\n')
    this.#line += first
    for (const line of lines) {
      if (this.#fence === null) this.#fence = findFence(`${this.#line}\n`, true)?.marks ?? null
      else if (closesFence(this.#line, this.#fence)) this.#fence = null
      this.#line = line
    }
  }
}

/** What comes next decides whether this is a tag. */
function isUndecided(text: string): boolean {
  const half = HALF_TAG.exec(text)?.[1]
  return half === undefined ? UNDECIDED.test(text) && moodNamed(text.slice(1, -1)) !== null : beginsMoodName(half)
}
