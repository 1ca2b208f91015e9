import { type Border, nextBorder } from './borders.ts'
import type { Clause } from './clause.ts'
import { toSpeech } from './to-speech.ts'

/** A first clause that ends in a comma has at least this many words, or it sounds chopped. */
const FIRST_CLAUSE_MIN_WORDS = 3
/** The same for later clauses, when the listener is about to run out of audio. */
const LATER_CLAUSE_MIN_WORDS = 5
/** Less audio than this still queued at the listener: cut at the next comma rather than at the next full stop. */
export const QUEUE_LOW_MS = 800
/** More audio than this queued: short sentences are joined, so that the voice can shape them together. */
export const QUEUE_LONG_MS = 3_000
/** Sentences are joined up to this length, in characters. */
const JOINED_MAX_CHARS = 120
/** Nothing longer than this goes to a voice at once, in characters: about 15 s of speech. */
const CLAUSE_MAX_CHARS = 240

const FENCE = /(^|\n)[ \t]*(```|~~~)/
const FENCE_END = /\n[ \t]*(```|~~~)[^\n]*/

/**
 * Cuts the growing answer into clauses. Passive: it is told what arrived and how much audio the listener still has,
 * and returns the clauses that are complete by now.
 */
export class ClauseCutter {
  /** Answer text that is in no clause yet, from `#start` on. */
  #pending = ''
  #start = 0
  #index = 0
  #fenced = false

  get hasPending(): boolean {
    return !this.#fenced && this.#pending.trim() !== ''
  }

  /**
   * @param text what the brain has just produced
   * @param queuedMs audio that the listener has received and not heard yet, in ms
   */
  push(text: string, queuedMs: number): Clause[] {
    this.#pending += text
    const clauses: Clause[] = []
    while (this.#skipFence(clauses)) {}
    if (this.#fenced) return clauses
    for (let at = this.#cutPoint(queuedMs); at !== null; at = this.#cutPoint(queuedMs)) this.#cut(at, clauses)
    return clauses
  }

  /** The brain has paused: gives what is there up to the last whole word, or nothing if that is less than a word. */
  stalled(): Clause[] {
    const clauses: Clause[] = []
    if (!this.hasPending) return clauses
    const lastSpace = this.#pending.search(/\s\S*$/)
    if (lastSpace > 0 && /[\p{L}\p{N}]/u.test(this.#pending.slice(0, lastSpace))) this.#cut(lastSpace + 1, clauses)
    return clauses
  }

  /** The answer is complete: gives the rest. */
  end(): Clause[] {
    const clauses: Clause[] = []
    if (!this.#fenced) this.#cut(this.#pending.length, clauses)
    return clauses
  }

  #cutPoint(queuedMs: number): number | null {
    const text = this.#pending
    // A line that may still become a code fence is not spoken.
    if (/(^|\n)[ \t]*[`~]{1,2}$/.test(text)) return null
    for (let border = nextBorder(text, 0); border !== null; border = nextBorder(text, border.at)) {
      if (this.#cutsAt(border, queuedMs)) return border.at
    }
    if (text.length <= CLAUSE_MAX_CHARS) return null
    const lastSpace = text.lastIndexOf(' ', CLAUSE_MAX_CHARS)
    return lastSpace > 0 ? lastSpace + 1 : CLAUSE_MAX_CHARS
  }

  #cutsAt(border: Border, queuedMs: number): boolean {
    const text = this.#pending.slice(0, border.at)
    if (!/[\p{L}\p{N}]/u.test(text)) return false
    if (border.kind === 'sentence') return queuedMs < QUEUE_LONG_MS || text.length >= JOINED_MAX_CHARS
    if (this.#index === 0) return wordCount(text) >= FIRST_CLAUSE_MIN_WORDS
    return (queuedMs < QUEUE_LOW_MS && wordCount(text) >= LATER_CLAUSE_MIN_WORDS) || text.length >= CLAUSE_MAX_CHARS
  }

  #cut(at: number, into: Clause[]): void {
    const text = this.#pending.slice(0, at)
    const spoken = toSpeech(text)
    if (spoken !== '') {
      into.push({ index: this.#index, start: this.#start, end: this.#start + at, text, spoken })
      this.#index += 1
    }
    this.#drop(at)
  }

  #drop(length: number): void {
    this.#pending = this.#pending.slice(length)
    this.#start += length
  }

  /** Enters or leaves a code block, which is shown and never spoken. `true` when there may be another. */
  #skipFence(into: Clause[]): boolean {
    if (!this.#fenced) {
      const opening = FENCE.exec(this.#pending)
      if (opening === null) return false
      if (opening.index > 0) this.#cut(opening.index, into)
      this.#drop(this.#pending.search(FENCE) + opening[0].length)
      this.#fenced = true
    }
    const closing = FENCE_END.exec(this.#pending)
    if (closing === null) {
      // Keep the last line: the closing fence may arrive in pieces.
      const lastLine = this.#pending.lastIndexOf('\n')
      if (lastLine > 0) this.#drop(lastLine)
      return false
    }
    this.#drop(closing.index + closing[0].length)
    this.#fenced = false
    return true
  }
}

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0
