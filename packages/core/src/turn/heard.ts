import { MS_PER_CHARACTER } from './pace.ts'

/** A word of the answer: where it ends (UTF-16 code units), and when, in ms from its clause's first sample. */
export type HeardWord = { readonly end: number; readonly endMs: number }

/** One clause as it was made audible: its place in the answer and in the turn's audio. */
type AudibleClause = {
  readonly start: number
  readonly end: number
  readonly startMs: number
  readonly audioMs: number
  /** All of its audio exists. */
  readonly complete: boolean
  /** When its words sound; `null` while that is not known. */
  readonly words: readonly HeardWord[] | null
}

/** Half a frame of rounding must not cost a word. */
const ROUNDING_MS = 20

/**
 * What the listener has heard of one turn. The player is the clock: it reports how many milliseconds it has played.
 * A listener that reports nothing is taken to play what it gets at once and in real time. A word counts as heard when it
 * was played to its end; in a clause that is still being made, words are taken to pass evenly. Without audio, what was
 * shown counts as heard.
 */
export class Playback {
  readonly #clauses: AudibleClause[] = []
  #audioMs = 0
  #sentMs = 0
  /** When a listener that plays in real time has played all that was sent. */
  #dryAtMs = 0
  #reportedMs: number | null = null
  #stoppedAtMs: number | null = null
  #heldAtMs: number | null = null
  #audible: boolean
  #voiceLost = false

  /** @param audible whether somebody listens now; while nobody does, what was shown counts as heard */
  constructor(audible: boolean) {
    this.#audible = audible
  }

  /** The voice is gone: from now on the answer is read, not heard. */
  becomeText(): void {
    this.#voiceLost = true
  }

  /** Audio that exists by now, in ms. */
  get audioMs(): number {
    return this.#audioMs
  }

  /** A clause is about to be made audible. */
  beginClause(start: number, end: number): void {
    this.#clauses.push({ start, end, startMs: this.#audioMs, audioMs: 0, complete: false, words: null })
  }

  /** More audio of the latest clause. */
  addAudio(ms: number): void {
    const clause = this.#clauses.at(-1)
    if (clause === undefined) return
    this.#clauses[this.#clauses.length - 1] = { ...clause, audioMs: clause.audioMs + ms }
    this.#audioMs += ms
  }

  /**
   * All audio of the latest clause exists.
   *
   * @param words those that it says, in order; `null` when nobody knows when they sound
   */
  endClause(words: readonly HeardWord[] | null = null): void {
    const clause = this.#clauses.at(-1)
    if (clause !== undefined) this.#clauses[this.#clauses.length - 1] = { ...clause, complete: true, words }
  }

  /** The next `ms` of audio have left for a listener at this instant of the monotonic clock. */
  sent(ms: number, nowMs: number): void {
    this.#audible = true
    this.#dryAtMs = Math.max(this.#dryAtMs, nowMs) + ms
    this.#sentMs += ms
  }

  /** The player says that it has played up to `ms`. It never goes back, and never beyond what exists. */
  report(ms: number): void {
    if (this.#audioMs === 0) return
    this.#audible = true
    this.#reportedMs = Math.max(this.#reportedMs ?? 0, Math.min(ms, this.#audioMs))
  }

  /** The listener wants no more: from now on nothing is heard, except what a late report says was played before. */
  stop(nowMs: number): void {
    this.#stoppedAtMs ??= this.#heldAtMs ?? nowMs
  }

  /** The player is silent until `goOn`. */
  hold(nowMs: number): void {
    this.#heldAtMs ??= nowMs
  }

  goOn(nowMs: number): void {
    if (this.#heldAtMs === null) return
    if (this.#dryAtMs > this.#heldAtMs) this.#dryAtMs += nowMs - this.#heldAtMs
    this.#heldAtMs = null
  }

  /** Played so far, in ms of the turn's audio. */
  playedMs(nowMs: number): number {
    if (this.#reportedMs !== null) return this.#reportedMs
    const waitingMs = Math.max(0, this.#dryAtMs - (this.#stoppedAtMs ?? this.#heldAtMs ?? nowMs))
    return Math.max(0, this.#sentMs - waitingMs)
  }

  /** Audio that exists and has not been heard, in ms: how long until the listener's queue runs dry. */
  queuedMs(nowMs: number): number {
    return this.#audioMs - this.playedMs(nowMs)
  }

  /**
   * How long the listener has something to hear, in ms: audio that exists, and what the text up to `givenUpTo`, which
   * the voice has been given, will become at the pace of this turn.
   */
  providedMs(givenUpTo: number, nowMs: number): number {
    const latest = this.#clauses.at(-1)
    const pace = this.#msPerCharacter()
    const comingMs = (givenUpTo - (latest?.end ?? 0)) * pace
    const restMs = latest === undefined || latest.complete ? 0 : (latest.end - latest.start) * pace - latest.audioMs
    return this.queuedMs(nowMs) + Math.max(0, comingMs) + Math.max(0, restMs)
  }

  /**
   * How much of the answer has been heard, as a length in UTF-16 code units. Ends with a whole word.
   *
   * @param answer the text so far
   * @param complete whether the answer and its audio will not grow any more
   */
  heardLength(answer: string, complete: boolean, nowMs: number): number {
    if (!this.#audible || this.#voiceLost) return answer.length
    const playedMs = this.playedMs(nowMs)
    return complete && playedMs >= this.#audioMs - ROUNDING_MS ? answer.length : this.#lengthAt(answer, playedMs)
  }

  /** How much of the answer the first `ms` of its audio say, in the same way. */
  spokenLength(answer: string, ms: number): number {
    return this.#lengthAt(answer, ms)
  }

  #lengthAt(answer: string, ms: number): number {
    const pace = this.#msPerCharacter()
    let length = 0
    for (const { start, end, startMs, audioMs, complete, words } of this.#clauses) {
      // The audio of a clause that is still being made is only the beginning of it.
      const wholeMs = complete ? audioMs : Math.max(audioMs, (end - start) * pace)
      if (ms <= startMs) break
      const shareMs = ms - startMs + ROUNDING_MS
      if (complete && shareMs >= wholeMs) length = end
      else if (words !== null) length = words.findLast(({ endMs }) => endMs <= shareMs)?.end ?? start
      else length = start + wholeWords(answer.slice(start, end), shareMs / wholeMs)
    }
    return length
  }

  /** The voice's pace in this turn. */
  #msPerCharacter(): number {
    const complete = this.#clauses.filter(({ complete, audioMs, start, end }) => complete && audioMs > 0 && end > start)
    const characters = complete.reduce((sum, { start, end }) => sum + end - start, 0)
    if (characters === 0) return MS_PER_CHARACTER
    return complete.reduce((sum, { audioMs }) => sum + audioMs, 0) / characters
  }
}

/** Length of the words at the beginning of `text` that are over when `share` of it has been said, by characters. */
function wholeWords(text: string, share: number): number {
  const reached = text.length * share
  let length = 0
  for (const word of text.matchAll(/[\p{L}\p{N}]\S*/gu)) {
    const end = word.index + word[0].length
    const lastLetter = word.index + word[0].replace(/[^\p{L}\p{N}]+$/u, '').length
    if (lastLetter > reached) break
    length = Math.min(end, Math.max(lastLetter, Math.floor(reached)))
  }
  return length
}
