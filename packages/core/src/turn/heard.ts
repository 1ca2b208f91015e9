/** One clause as it was made audible: its place in the answer and in the turn's audio. */
type AudibleClause = {
  readonly start: number
  readonly end: number
  readonly startMs: number
  readonly audioMs: number
}

/**
 * What the listener has heard of one turn. The player is the clock: it reports how many milliseconds it has played.
 * A listener that reports nothing is taken to hear in real time from the moment the first frame was sent. Without
 * audio, what was shown counts as heard.
 */
export class Playback {
  readonly #clauses: AudibleClause[] = []
  #audioMs = 0
  #startedAtMs: number | null = null
  #reportedMs: number | null = null
  #stoppedAtMs: number | null = null
  #audible: boolean

  /** @param audible whether somebody listens; without, what was shown counts as heard */
  constructor(audible: boolean) {
    this.#audible = audible
  }

  /** The voice is gone: from now on the answer is read, not heard. */
  becomeText(): void {
    this.#audible = false
  }

  /** The first frame has left for a listener at this instant of the monotonic clock. */
  started(nowMs: number): void {
    this.#startedAtMs ??= nowMs
  }

  /** Audio that exists by now, in ms. */
  get audioMs(): number {
    return this.#audioMs
  }

  /** A clause is about to be made audible. */
  beginClause(start: number, end: number): void {
    this.#clauses.push({ start, end, startMs: this.#audioMs, audioMs: 0 })
  }

  /** More audio of the latest clause. */
  addAudio(ms: number): void {
    const clause = this.#clauses.at(-1)
    if (clause === undefined) return
    this.#clauses[this.#clauses.length - 1] = { ...clause, audioMs: clause.audioMs + ms }
    this.#audioMs += ms
  }

  /** The player says that it has played up to `ms`. It never goes back, and never beyond what exists. */
  report(ms: number): void {
    this.#reportedMs = Math.max(this.#reportedMs ?? 0, Math.min(ms, this.#audioMs))
  }

  /** The listener wants no more: from now on nothing is heard, except what a late report says was played before. */
  stop(nowMs: number): void {
    this.#stoppedAtMs ??= nowMs
  }

  /** Played so far, in ms of the turn's audio. */
  playedMs(nowMs: number): number {
    if (this.#reportedMs !== null) return this.#reportedMs
    if (this.#startedAtMs === null) return 0
    return Math.min((this.#stoppedAtMs ?? nowMs) - this.#startedAtMs, this.#audioMs)
  }

  /** Audio that has been sent and not been heard, in ms: how long until the listener's queue runs dry. */
  queuedMs(nowMs: number): number {
    return this.#audioMs - this.playedMs(nowMs)
  }

  /**
   * How much of the answer has been heard, as a length in UTF-16 code units. Ends with a whole word.
   *
   * @param answer the text so far
   * @param complete whether the answer and its audio will not grow any more
   */
  heardLength(answer: string, complete: boolean, nowMs: number): number {
    if (!this.#audible) return answer.length
    const playedMs = this.playedMs(nowMs)
    // Half a frame of rounding must not cost the last word.
    if (complete && playedMs >= this.#audioMs - 20) return answer.length
    let heard = 0
    for (const clause of this.#clauses) {
      const share = clause.audioMs === 0 ? 0 : (playedMs - clause.startMs) / clause.audioMs
      if (share <= 0) break
      heard = share >= 1 ? clause.end : clause.start + wholeWords(answer.slice(clause.start, clause.end), share)
    }
    return heard
  }
}

/** Length of the words at the beginning of `text` that are over when `share` of it has been said, by characters. */
function wholeWords(text: string, share: number): number {
  const reached = text.length * share
  let length = 0
  for (const word of text.matchAll(/\S+\s*/g)) {
    const end = word.index + word[0].trimEnd().length
    if (end > reached) break
    length = end
  }
  return length
}
