import type { VadStream } from '../contracts/vad.ts'

/** What a detector says of a window. */
export type VadVerdict = ReturnType<VadStream['judge']>

/** How much of a window's level goes into what is known: the latest 10 windows of a voice, 20 of the noise around it. */
const VOICE_WEIGHT = 0.1
const NOISE_WEIGHT = 0.05
/** A voice is louder than the noise around it by 2 dB at least. */
const ABOVE_NOISE = 1.25
/** What is 24 dB below a voice is what a room keeps of it. */
const BELOW_VOICE = 0.063

/**
 * Finds the true end of speech. A detector goes on saying "speech" for about 90 ms after a voice has ended (25 to 170,
 * measured); by its level, those windows are told to be no more than `maybe`. Only what follows a loud window is doubted,
 * so that a soft beginning counts, and a soft voice is not cut off.
 */
export class Fading {
  #voice: number | null = null
  #noise: number | null = null
  #wasLoud = false

  /** @param level root mean square of the window, from 0 to 1 */
  sift(verdict: VadVerdict, level: number): VadVerdict {
    if (verdict !== 'speech') {
      if (verdict === 'silence') {
        this.#noise = mixed(this.#noise, level, NOISE_WEIGHT)
        this.#wasLoud = false
      }
      return verdict
    }
    const isLoud = level > Math.max((this.#noise ?? 0) * ABOVE_NOISE, (this.#voice ?? 0) * BELOW_VOICE)
    this.#voice = mixed(this.#voice, level, VOICE_WEIGHT)
    if (isLoud) this.#wasLoud = true
    return isLoud || !this.#wasLoud ? 'speech' : 'maybe'
  }
}

const mixed = (before: number | null, level: number, weight: number): number =>
  before === null ? level : before + weight * (level - before)
