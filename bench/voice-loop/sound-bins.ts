import type { Pcm } from '@eva/core'

/** Step between two places that are compared. */
const STEP_MS = 4
/** Sound that makes one value. */
const BIN_MS = 16
const STEPS_PER_BIN = BIN_MS / STEP_MS
/** Difference, as a share of both levels, above which two sounds are not the same. */
const STRANGE = 0.2

/** How loud a stream of sound was, in steps of 4 ms: enough to find again any part of it, whatever rate it came at. */
export class SoundBins {
  readonly #samplesPerStep: number
  /** Energy of all steps before each one. */
  #sums = new Float64Array(1_024)
  #steps = 0
  #open = { energy: 0, samples: 0 }

  constructor(rate: number) {
    this.#samplesPerStep = (rate * STEP_MS) / 1000
  }

  /** How much has come, in ms. */
  get lengthMs(): number {
    return this.#steps * STEP_MS
  }

  push(samples: Pcm): void {
    for (const sample of samples) {
      this.#open.energy += sample * sample
      this.#open.samples += 1
      if (this.#open.samples < this.#samplesPerStep) continue
      this.#add(this.#open.energy / this.#samplesPerStep)
      this.#open = { energy: 0, samples: 0 }
    }
  }

  /**
   * Where a sound that was cut out of this stream came from: its beginning in ms, and how unlike it is to what is there.
   * `null` when it is not within the latest `withinMs`.
   */
  find(part: SoundBins, withinMs: number): { readonly startMs: number; readonly unlike: number } | null {
    const levels = part.#levels()
    const lastStart = this.#steps - levels.length * STEPS_PER_BIN
    const firstStart = Math.max(0, this.#steps - Math.ceil(withinMs / STEP_MS))
    let best: { startMs: number; unlike: number } | null = null
    for (let start = lastStart; start >= firstStart; start -= 1) {
      const unlike = this.#unlike(levels, start, best?.unlike ?? STRANGE)
      if (unlike < (best?.unlike ?? STRANGE)) best = { startMs: start * STEP_MS, unlike }
    }
    return best
  }

  #unlike(levels: Float64Array, start: number, giveUpAt: number): number {
    let difference = 0
    let both = 0
    for (const level of levels) both += level
    for (const [index, level] of levels.entries()) {
      const here = this.#levelAt(start + index * STEPS_PER_BIN)
      difference += Math.abs(here - level)
      if (difference > giveUpAt * both) return 1
    }
    return difference / Math.max(1, both)
  }

  #levels(): Float64Array {
    return Float64Array.from({ length: Math.floor(this.#steps / STEPS_PER_BIN) }, (_, bin) =>
      this.#levelAt(bin * STEPS_PER_BIN),
    )
  }

  #levelAt(step: number): number {
    return Math.sqrt(((this.#sums[step + STEPS_PER_BIN] ?? 0) - (this.#sums[step] ?? 0)) / STEPS_PER_BIN)
  }

  #add(energy: number): void {
    if (this.#steps + 1 >= this.#sums.length) {
      const sums = new Float64Array(2 * this.#sums.length)
      sums.set(this.#sums)
      this.#sums = sums
    }
    this.#sums[this.#steps + 1] = (this.#sums[this.#steps] ?? 0) + energy
    this.#steps += 1
  }
}
