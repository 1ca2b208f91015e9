import type { Delivery } from '../conversation/log.ts'
import { levelOf } from '../hearing/level.ts'
import { type SaidClause, saidAround } from '../hearing/own-voice.ts'

/** A stretch of her sound, in ms of the turn's. */
type Piece = { readonly startMs: number; readonly endMs: number; readonly level: number; readonly sentence: number }
type Clause = { readonly text: string; readonly sentence: number }

/** Half a frame: what is left of a sound that was played. */
const NEARLY_MS = 20

/**
 * What sounds in the person's room of what she says: where its playing is now, how loud, and its words. The player's
 * reports set it right; between them it plays in real time.
 */
export class HerVoice {
  #turnId: string | null = null
  #sampleRate = 1
  #pieces: Piece[] = []
  #clauses: Clause[] = []
  /** What was played at a moment of the clock; playing goes on from there unless it is held. */
  #anchor = { positionMs: 0, atMs: 0 }
  #isHeld = false
  #told = 0
  #startedAtMs: number | null = null
  #lastHeardAtMs = Number.NEGATIVE_INFINITY

  /** The turn that is sounding, or sounded last. */
  get turnId(): string | null {
    return this.#turnId
  }

  /** When the latest turn's first sound left for the person, on our clock; `null` when none has. */
  startedAtMs(turnId: string): number | null {
    return this.#turnId === turnId ? this.#startedAtMs : null
  }

  /** Something has left for the person. */
  left(delivery: Delivery, nowMs: number): void {
    if (delivery.kind === 'audio') {
      this.#add(delivery, nowMs)
      return
    }
    const { event } = delivery
    if (event.type === 'audio_start') this.#begin(event.turn_id, event.sample_rate, nowMs)
    else if (event.type === 'sentence' && event.turn_id === this.#turnId) {
      this.#clauses.push({ text: event.text, sentence: event.index })
    } else if (event.type === 'turn_end' && event.status === 'interrupted' && event.turn_id === this.#turnId) {
      this.stop(nowMs)
    }
  }

  /** She falls silent for good. */
  stop(nowMs: number): void {
    const positionMs = this.#positionMs(nowMs)
    this.#isHeld = false
    // What was to come never sounded: nobody can have heard it.
    this.#pieces = this.#pieces
      .filter(({ startMs }) => startMs < positionMs)
      .map((piece) => ({ ...piece, endMs: Math.min(piece.endMs, positionMs) }))
    const latest = this.#pieces.at(-1)?.sentence ?? -1
    this.#clauses = this.#clauses.filter(({ sentence }) => sentence <= latest)
    this.#anchor = { positionMs: this.#audioMs, atMs: nowMs }
  }

  /** The player says how far it is, in ms of the turn's sound. */
  played(turnId: string, positionMs: number, nowMs: number): void {
    if (turnId !== this.#turnId || this.#isHeld) return
    this.#anchor = { positionMs: Math.min(positionMs, this.#audioMs), atMs: nowMs }
  }

  /** Whether she can be heard now. */
  isAudible(nowMs: number): boolean {
    const isAudible = this.#turnId !== null && !this.#isOver(nowMs)
    if (isAudible && !this.#isHeld) this.#lastHeardAtMs = nowMs
    return isAudible
  }

  /** When she was last to be heard, on our clock; long ago when she never was. */
  get lastHeardAtMs(): number {
    return this.#lastHeardAtMs
  }

  /** The player falls silent, and keeps its place. */
  hold(nowMs: number): void {
    this.#anchor = { positionMs: this.#positionMs(nowMs), atMs: nowMs }
    this.#isHeld = true
  }

  /** It goes on from the beginning of the sentence that was cut. */
  goOn(nowMs: number): void {
    if (!this.#isHeld) return
    const { positionMs } = this.#anchor
    const cut = this.#pieces.find(({ endMs }) => endMs > positionMs)?.sentence
    const beginMs = this.#pieces.find(({ sentence }) => sentence === cut)?.startMs ?? positionMs
    this.#isHeld = false
    this.#anchor = { positionMs: beginMs, atMs: nowMs }
    this.#told = beginMs
  }

  /** The loudest of what has been played since this was last asked; 0 for silence. */
  loudestUntil(nowMs: number): number {
    if (this.#turnId === null || this.#isHeld) return 0
    const until = this.#positionMs(nowMs)
    const played = this.#pieces.filter(({ startMs, endMs }) => startMs < until && endMs > this.#told)
    this.#told = until
    this.#forgetBefore(played[0]?.sentence)
    return played.reduce((loudest, { level }) => Math.max(loudest, level), 0)
  }

  /** What she said that may have been heard between two moments. */
  wordsAround(fromMs: number, toMs: number): string {
    const shiftMs = this.#anchor.atMs - this.#anchor.positionMs
    const said = this.#clauses.map(({ text, sentence }): SaidClause => {
      const pieces = this.#pieces.filter((piece) => piece.sentence === sentence)
      const startMs = (pieces[0]?.startMs ?? 0) + shiftMs
      const endMs = (pieces.at(-1)?.endMs ?? 0) + shiftMs
      return { text, startMs, endMs: Math.min(endMs, Math.max(startMs, this.#lastHeardAtMs)) }
    })
    return saidAround(said, fromMs, toMs)
  }

  #begin(turnId: string, sampleRate: number, nowMs: number): void {
    this.#sampleRate = sampleRate
    if (turnId === this.#turnId) return
    this.#turnId = turnId
    this.#pieces = []
    this.#clauses = []
    this.#isHeld = false
    this.#told = 0
    this.#startedAtMs = null
    this.#anchor = { positionMs: 0, atMs: nowMs }
  }

  #add({ turnId, firstSample, pcm, sentenceIndex }: Delivery & { kind: 'audio' }, nowMs: number): void {
    if (turnId !== this.#turnId) return
    // The player had run dry: it goes on where it was.
    if (this.#isOver(nowMs)) this.#anchor = { positionMs: this.#audioMs, atMs: nowMs }
    this.#startedAtMs ??= nowMs
    const startMs = (firstSample * 1_000) / this.#sampleRate
    const endMs = startMs + (pcm.length * 1_000) / this.#sampleRate
    this.#pieces.push({ startMs, endMs, level: levelOf(pcm), sentence: sentenceIndex })
  }

  get #audioMs(): number {
    return this.#pieces.at(-1)?.endMs ?? 0
  }

  #positionMs(nowMs: number): number {
    const { positionMs, atMs } = this.#anchor
    return this.#isHeld ? positionMs : Math.min(this.#audioMs, positionMs + Math.max(0, nowMs - atMs))
  }

  #isOver(nowMs: number): boolean {
    return this.#positionMs(nowMs) >= this.#audioMs - NEARLY_MS
  }

  /** Long answers have many pieces: those of sentences that cannot come back are let go, but for the latest few. */
  #forgetBefore(sentence: number | undefined): void {
    if (sentence === undefined || (this.#pieces[0]?.sentence ?? sentence) >= sentence - 2) return
    this.#pieces = this.#pieces.filter((piece) => piece.sentence >= sentence - 2)
    this.#clauses = this.#clauses.filter((clause) => clause.sentence >= sentence - 2)
  }
}
