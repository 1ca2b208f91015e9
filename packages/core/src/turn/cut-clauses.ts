import type { Mood } from '../face/moods.ts'
import { type Border, nextBorder } from './borders.ts'
import type { Clause } from './clause.ts'
import { closesFence, findFence } from './fences.ts'
import type { OneLanguage, Stretch } from './one-language.ts'
import { MS_PER_CHARACTER } from './pace.ts'
import { SentenceMoods } from './sentence-moods.ts'
import { toSpeech } from './to-speech.ts'

/** A first clause that ends in a comma has at least this many words, or it sounds chopped. */
const FIRST_CLAUSE_MIN_WORDS = 3
/** The same for later clauses, when the listener is about to run out of audio. */
const LATER_CLAUSE_MIN_WORDS = 5
/** Less than this still to hear: cut at the next comma rather than at the next full stop. */
export const QUEUE_LOW_MS = 800
/** More than this still to hear: short sentences are joined, so that the voice can shape them together. */
export const QUEUE_LONG_MS = 3_000
/** Sentences are joined up to this length, in characters. */
const JOINED_MAX_CHARS = 120
/** Nothing longer than this goes to a voice at once, in characters, unless it is one word: about 15 s of speech. */
export const CLAUSE_MAX_CHARS = 240

/**
 * Cuts the growing answer into clauses. Passive: it is told what arrived and how long the listener still has something to hear,
 * and returns the clauses that are complete by now.
 */
export class ClauseCutter {
  /** Answer text that is in no clause yet, from `#start` on. */
  #pending = ''
  #start = 0
  #index = 0
  /** `#pending` begins at the beginning of a line. */
  #beginsLine = true
  /** The marks that opened the code block we are in; it is shown and never spoken. */
  #fence: string | null = null
  readonly #moods = new SentenceMoods()
  readonly #oneLanguage: OneLanguage | null

  /** @param oneLanguage parts a clause where its language changes; `null` where nobody speaks it */
  constructor(oneLanguage: OneLanguage | null = null) {
    this.#oneLanguage = oneLanguage
  }

  /**
   * @param text what the brain has just produced
   * @param providedMs how long the listener has something to hear from what was cut before, in ms
   * @param mood what the brain says of the sentence that begins with it
   */
  push(text: string, providedMs: number, mood: Mood | null = null): Clause[] {
    if (mood !== null) this.#moods.mark(this.#start + this.#pending.length, mood)
    this.#pending += text
    const clauses: Clause[] = []
    while (
      this.#fence === null ? this.#advance(providedMs + lengthMs(clauses), clauses) : this.#leaveFence(this.#fence)
    ) {}
    return clauses
  }

  /** How much of the answer can no longer change: what is before it is in a clause, or is code that is not spoken. */
  get settledLength(): number {
    return this.#start
  }

  /** Forgets what is not settled: the answer goes on from there in other words. */
  rewind(): void {
    this.#pending = ''
    this.#moods.rewind()
  }

  /** The brain has paused: gives what is there up to the last whole word, or nothing if that is less than a word. */
  stalled(): Clause[] {
    const clauses: Clause[] = []
    if (this.#fence !== null) return clauses
    const text = this.#pending.slice(0, findFence(this.#pending, this.#beginsLine)?.at)
    const gap = lastGap(text, text.length)
    if (gap !== null && hasWords(text.slice(0, gap))) this.#cut(gap, clauses)
    return clauses
  }

  /** The answer is complete: gives the rest. */
  end(): Clause[] {
    const clauses: Clause[] = []
    if (this.#fence !== null) return clauses
    this.#cut(findFence(this.#pending, this.#beginsLine)?.at ?? 0, clauses)
    this.#cut(this.#pending.length, clauses)
    return clauses
  }

  /** Cuts one clause, or enters a code block. `true` when there may be more to do. */
  #advance(providedMs: number, into: Clause[]): boolean {
    const fence = findFence(this.#pending, this.#beginsLine)
    const at = this.#cutPoint(this.#pending.slice(0, fence?.at), providedMs)
    if (at !== null) {
      this.#cut(at, into)
      return true
    }
    if (fence === null || fence.end === null) return false
    this.#cut(fence.at, into)
    this.#drop(fence.end - fence.at)
    this.#fence = fence.marks
    return true
  }

  #leaveFence(marks: string): boolean {
    for (let newline = this.#pending.indexOf('\n'); newline >= 0; newline = this.#pending.indexOf('\n')) {
      const line = this.#pending.slice(0, newline)
      this.#drop(newline + 1)
      if (closesFence(line, marks)) {
        this.#fence = null
        return true
      }
    }
    return false
  }

  #cutPoint(text: string, providedMs: number): number | null {
    const passed: { sentence?: number; clause?: number } = {}
    let border = nextBorder(text, 0, this.#beginsLine)
    while (border !== null && border.at <= CLAUSE_MAX_CHARS) {
      const before = text.slice(0, border.at)
      if (hasWords(before) && !isInsideMarkup(before)) {
        if (this.#cutsAt(border, before, providedMs)) return border.at
        passed[border.kind] = border.at
      }
      border = nextBorder(text, border.at, this.#beginsLine)
    }
    if (text.length <= CLAUSE_MAX_CHARS) return null
    return passed.sentence ?? passed.clause ?? lastGap(text, CLAUSE_MAX_CHARS) ?? firstGap(text, CLAUSE_MAX_CHARS)
  }

  #cutsAt({ kind }: Border, text: string, providedMs: number): boolean {
    if (kind === 'sentence') return providedMs < QUEUE_LONG_MS || text.length >= JOINED_MAX_CHARS
    if (this.#index === 0) return wordCount(text) >= FIRST_CLAUSE_MIN_WORDS
    return providedMs < QUEUE_LOW_MS && wordCount(text) >= LATER_CLAUSE_MIN_WORDS
  }

  /** Gives what is before `at`: one clause, or one for each language that it is in. */
  #cut(at: number, into: Clause[]): void {
    for (let left = at; left > 0; ) {
      const text = this.#pending.slice(0, left)
      const whole: Stretch = { length: left, language: null }
      const found = this.#oneLanguage?.beginningOf(text, this.#beginsLine, (before) => !isInsideMarkup(before)) ?? whole
      this.#give(found, into)
      left -= found.length
    }
  }

  #give({ length, language }: Stretch, into: Clause[]): void {
    const text = this.#pending.slice(0, length)
    const spoken = toSpeech(text, this.#beginsLine)
    if (spoken !== '') {
      const mood = this.#moods.next(this.#start, text)
      into.push({ index: this.#index, start: this.#start, end: this.#start + length, text, spoken, language, mood })
      this.#index += 1
    }
    this.#drop(length)
  }

  #drop(length: number): void {
    if (length === 0) return
    this.#beginsLine = this.#pending[length - 1] === '\n'
    this.#pending = this.#pending.slice(length)
    this.#start += length
  }
}

/** About how long the clauses will sound, in ms. */
const lengthMs = (clauses: readonly Clause[]): number =>
  clauses.reduce((sum, { spoken }) => sum + spoken.length * MS_PER_CHARACTER, 0)

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0

/** The text ends within inline code, a link or a tag of its last line: half of one means nothing. */
function isInsideMarkup(text: string): boolean {
  const line = text.slice(text.lastIndexOf('\n') + 1)
  const ticks = line.match(/`+/g)?.length ?? 0
  return ticks % 2 === 1 || /\[[^\]]*$|\]\([^)]*$|<[a-z/!][^<>]*$/i.test(line)
}

/** Where the last whole word before `limit` is over; "1 000" is one word, and so is a link. */
function lastGap(text: string, limit: number): number | null {
  for (let at = Math.min(limit, text.length); at > 1; at--) {
    const isGap = /\s/.test(text[at - 1] ?? '') && /[^\s\d]/.test(text[at - 2] ?? '')
    if (isGap && !isInsideMarkup(text.slice(0, at))) return at
  }
  return null
}

/** Where the first word that reaches beyond `limit` is over. */
function firstGap(text: string, limit: number): number | null {
  const gap = text.slice(limit).search(/\s/)
  return gap < 0 ? null : limit + gap + 1
}
