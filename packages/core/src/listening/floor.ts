import type { PlaybackAction } from '@eva/protocol'
import type { Clock } from '../contracts/clock.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { isBackchannel } from '../hearing/backchannels.ts'
import { type BargeInDecision, BargeInWatch, type BargeInWords } from '../hearing/barge-in.ts'
import { constant } from '../hearing/constants.ts'
import { EchoGauge } from '../hearing/echo.ts'
import type { VadVerdict } from '../hearing/fading.ts'
import { isOwnVoice } from '../hearing/own-voice.ts'
import type { HerVoice } from './her-voice.ts'

/**
 * Who has the floor: while she answers or is to be heard it is hers, and a voice that is louder than her echo may take it.
 * Makes her quieter, silent, and loud again; what it means for what was said is the caller's.
 */
export class Floor {
  readonly #conversation: Conversation
  readonly #clock: Clock
  readonly #echo = new EchoGauge()
  readonly #her: HerVoice
  #watch: BargeInWatch | null = null
  /** What the player was told to do, which must be taken back. */
  #told: 'duck' | 'pause' | null = null

  constructor(conversation: Conversation, her: HerVoice, clock: Clock) {
    this.#conversation = conversation
    this.#her = her
    this.#clock = clock
  }

  /** She begins another answer, which is watched over anew. */
  beginAnswer(): void {
    this.#watch = null
  }

  isHers(nowMs: number): boolean {
    return this.#conversation.isAnswering || this.#her.isAudible(nowMs)
  }

  /** Somebody may be speaking over her. */
  get isDisputed(): boolean {
    return this.#watch?.isAlarmed ?? false
  }

  /**
   * The next window of the microphone.
   *
   * @returns what the detector says of somebody else than her, and what becomes of her voice
   */
  hear(
    verdict: VadVerdict,
    level: number,
    atMs: number,
  ): { readonly theirs: VadVerdict; readonly decision: BargeInDecision | null } {
    this.#echo.sent(this.#her.loudestUntil(atMs), atMs)
    const isLouder = this.#echo.heard(level, atMs)
    const isHers = this.isHers(atMs)
    const mayEcho = this.#her.isAudible(atMs) || atMs - this.#her.lastHeardAtMs < constant('echoTailMs')
    const isTheirs = isLouder || !mayEcho
    const theirs = isTheirs ? verdict : 'silence'
    if (!isHers) {
      this.#leave()
      return { theirs, decision: null }
    }
    this.#watch ??= new BargeInWatch()
    return { theirs, decision: this.#watch.hear(verdict, isTheirs) }
  }

  /** What was understood of a voice over hers. */
  hearWords(words: BargeInWords): BargeInDecision | null {
    return this.#watch?.hearWords(words) ?? null
  }

  duck(): void {
    this.#tell('duck')
  }

  pause(): void {
    const nowMs = this.#clock.nowMs()
    this.#tell('pause')
    this.#her.hold(nowMs)
    this.#conversation.hold()
  }

  /**
   * It was nothing.
   *
   * @param wasEcho what was louder than her echo was her own voice after all
   */
  goOn(wasEcho: boolean): void {
    if (wasEcho) this.#echo.alarmWasFalse()
    else this.#echo.alarmWasTrue()
    if (this.#told !== null) this.#tell('resume')
    this.#her.goOn(this.#clock.nowMs())
    this.#conversation.goOn()
  }

  /** Somebody means her: she has nothing more to say. */
  stop(): void {
    this.#echo.alarmWasTrue()
    this.#tell('stop')
    this.#her.stop(this.#clock.nowMs())
    this.#conversation.interrupt()
  }

  /** Nobody listens any longer for who speaks. */
  close(): void {
    if (this.#told !== null) this.goOn(false)
    this.#conversation.goOn()
    this.#watch = null
  }

  /** When the first sound of that answer left, on our clock; `null` when none has. */
  startedAtMs(turnId: string): number | null {
    return this.#her.startedAtMs(turnId)
  }

  /** Whether what was said between two moments was her own voice coming back. Of what holds no words it is taken to be. */
  isHerOwn(text: string, fromMs: number, toMs: number): boolean {
    return text === '' || isOwnVoice(text, this.#her.wordsAround(fromMs, toMs))
  }

  /** Whether nobody said it, or nobody was meant: her own voice, or a sign of listening while she spoke. */
  isForNobody(text: string, fromMs: number, toMs: number): boolean {
    // What ends after she has ended is an answer to her.
    return this.isHerOwn(text, fromMs, toMs) || (isBackchannel(text) && toMs <= this.#her.lastHeardAtMs)
  }

  #leave(): void {
    this.#watch = null
    if (this.#told !== null) this.#tell('resume')
  }

  /** A player that plays nothing is told nothing. */
  #tell(action: PlaybackAction): void {
    const turnId = this.#her.turnId
    const isPlaying = this.#told !== null || this.#her.isAudible(this.#clock.nowMs())
    this.#told = action === 'duck' || action === 'pause' ? action : null
    if (turnId === null || !isPlaying) this.#told = null
    else this.#conversation.audience.tell({ type: 'playback', turn_id: turnId, action })
  }
}
