import { VAD_WINDOW } from '../contracts/vad.ts'
import { constant } from './constants.ts'
import { msOf } from './time.ts'

/** How much louder than the loudest echo somebody must be; 3.5 dB. */
const MARGIN = 1.5
/** Below this level nobody speaks to her; −46 dB. */
const FAINTEST = 0.005
/** While less than this is sent, its echo tells nothing. */
const QUIET_OUTBOUND = 0.01
/** Until something is known: a loudspeaker beside the microphone, without any cancelling of echo. */
const UNKNOWN_GAIN = 1
/** The echo is never taken for louder than this: she could not be interrupted any more. */
const MOST_GAIN = 2
/** Sound of hers that is learnt from: the latest 2 s of it. */
const LEARNT_WINDOWS = Math.round(2_000 / msOf(VAD_WINDOW))
/** And so much before anything is taken for known. */
const KNOWN_AFTER_WINDOWS = 10

/**
 * Learns how loud her own voice comes back into a microphone, and so how loud somebody must be to interrupt her. It learns
 * only from what nobody can have said: windows below the threshold, and alarms that turned out to be false. One for each
 * microphone.
 */
export class EchoGauge {
  #sent: { readonly atMs: number; readonly level: number }[] = []
  #gains: number[] = []
  #alarm = 0

  /** How loud her voice comes back, as a share of what is sent. */
  get gain(): number {
    if (this.#gains.length < KNOWN_AFTER_WINDOWS) return UNKNOWN_GAIN
    return Math.min(MOST_GAIN, Math.max(...this.#gains))
  }

  /** A piece of her voice, with the time at which it sounds; in order. */
  sent(level: number, atMs: number): void {
    this.#sent = this.#sent.filter((piece) => piece.atMs > atMs - 2 * constant('echoTailMs'))
    this.#sent.push({ atMs, level })
  }

  /** The level from which on a window is somebody else's. */
  thresholdAt(atMs: number): number {
    return Math.max(FAINTEST, MARGIN * this.gain * this.#outboundAt(atMs))
  }

  /**
   * A window of the microphone; learns from it when it can only be her echo.
   *
   * @returns whether it is louder than her echo
   */
  heard(level: number, atMs: number): boolean {
    const outbound = this.#outboundAt(atMs)
    const isAbove = level > this.thresholdAt(atMs)
    if (outbound < QUIET_OUTBOUND) return isAbove
    if (isAbove) this.#alarm = Math.max(this.#alarm, level / outbound)
    else this.#learn(level / outbound)
    return isAbove
  }

  /** What was above the threshold lately was her own voice after all: it comes back louder than was known. */
  alarmWasFalse(): void {
    if (this.#alarm > 0) for (let time = 0; time < KNOWN_AFTER_WINDOWS; time += 1) this.#learn(this.#alarm)
    this.#alarm = 0
  }

  /** Somebody did speak: nothing is to be learnt from it. */
  alarmWasTrue(): void {
    this.#alarm = 0
  }

  #learn(gain: number): void {
    this.#gains.push(gain)
    if (this.#gains.length > LEARNT_WINDOWS) this.#gains.shift()
  }

  /** The loudest that she was within the time in which it may come back. */
  #outboundAt(atMs: number): number {
    return this.#sent
      .filter((piece) => piece.atMs <= atMs && piece.atMs > atMs - constant('echoTailMs'))
      .reduce((loudest, { level }) => Math.max(loudest, level), 0)
  }
}
