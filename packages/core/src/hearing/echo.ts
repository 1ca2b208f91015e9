import { VAD_WINDOW } from '../contracts/vad.ts'
import { constant } from './constants.ts'
import { msOf } from './time.ts'

/** How much louder than the loudest echo somebody must be; 3.5 dB. */
const MARGIN = 1.5
/** Below this level nobody speaks to her; −46 dB. */
const FAINTEST = 0.005
/** While less than this is sent (−26 dB), its echo tells nothing: noise is as loud. */
const QUIET_OUTBOUND = 0.05
/** Until something is known: a loudspeaker beside the microphone, without any cancelling of echo. */
const UNKNOWN_GAIN = 1
/** The echo is never taken for louder than this: she could not be interrupted any more. */
const MOST_GAIN = 2
/** Sound of hers that is learnt from: the latest 2 s of it. */
const LEARNT_WINDOWS = Math.round(2_000 / msOf(VAD_WINDOW))
/** And so much before anything is taken for known. */
const KNOWN_AFTER_WINDOWS = 10
/** A window is learnt this much later, unless somebody was heard meanwhile: a voice begins below the threshold. */
const LEARNT_LATER_WINDOWS = 8
/** Nothing is learnt this long after somebody was heard, until it is known who it was. */
const DOUBT_MS = 1_000
/** The level of the room follows what is quietest, and rises no faster than twofold in 2 s. */
const NOISE_RISE = 1.01
/** A quiet room, and where it is begun from; −60 dB. */
const LEAST_NOISE = 0.001
/** How much louder than its quietest window noise is. */
const NOISE_SPREAD = 1.3

/**
 * Learns how loud her own voice comes back into a microphone, and so how loud somebody must be to interrupt her. It learns
 * only from what nobody can have said: windows below the threshold, and alarms that turned out to be false. One for each
 * microphone.
 */
export class EchoGauge {
  #sent: { readonly atMs: number; readonly level: number }[] = []
  #gains: number[] = []
  /** Of the latest windows, in order, which may yet turn out to be the beginning of somebody else. */
  #waiting: number[] = []
  #alarm = 0
  #alarmedAtMs = Number.NEGATIVE_INFINITY
  #noise = LEAST_NOISE

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
    return Math.max(FAINTEST, MARGIN * Math.hypot(this.gain * this.#outboundAt(atMs), this.#noise))
  }

  /**
   * A window of the microphone; learns from it when it can only be her echo.
   *
   * @returns whether it is louder than her echo
   */
  heard(level: number, atMs: number): boolean {
    const outbound = this.#outboundAt(atMs)
    const isAbove = level > this.thresholdAt(atMs)
    if (outbound < FAINTEST) this.#followNoise(level)
    if (outbound < QUIET_OUTBOUND) return isAbove
    const noise = NOISE_SPREAD * this.#noise
    const gain = Math.sqrt(Math.max(0, level ** 2 - noise ** 2)) / outbound
    if (isAbove) {
      this.#alarm = Math.max(this.#alarm, gain)
      this.#alarmedAtMs = atMs
      this.#waiting = []
    } else if (atMs - this.#alarmedAtMs > DOUBT_MS) {
      this.#waiting.push(gain)
      if (this.#waiting.length > LEARNT_LATER_WINDOWS) this.#learn(this.#waiting.splice(0, 1))
    }
    return isAbove
  }

  /** What was above the threshold lately was her own voice after all: it comes back louder than was known. */
  alarmWasFalse(): void {
    if (this.#alarm > 0) this.#learn(Array(KNOWN_AFTER_WINDOWS).fill(this.#alarm))
    this.#forgetAlarm()
  }

  /** Somebody did speak: nothing is to be learnt from it. */
  alarmWasTrue(): void {
    this.#forgetAlarm()
  }

  #forgetAlarm(): void {
    this.#alarm = 0
    this.#alarmedAtMs = Number.NEGATIVE_INFINITY
    this.#waiting = []
  }

  #learn(gains: readonly number[]): void {
    this.#gains = [...this.#gains, ...gains].slice(-LEARNT_WINDOWS)
  }

  /** The level of the quietest windows lately, while she is silent. */
  #followNoise(level: number): void {
    this.#noise = Math.max(LEAST_NOISE, Math.min(level, this.#noise * NOISE_RISE))
  }

  /** The loudest that she was within the time in which it may come back. */
  #outboundAt(atMs: number): number {
    return this.#sent
      .filter((piece) => piece.atMs <= atMs && piece.atMs > atMs - constant('echoTailMs'))
      .reduce((loudest, { level }) => Math.max(loudest, level), 0)
  }
}
