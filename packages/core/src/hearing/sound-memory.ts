import type { Pcm } from '../contracts/speech.ts'

/** The latest sound, found again by its position in the stream. Older samples make room for new ones. */
export class SoundMemory {
  readonly #ring: Int16Array
  #heard = 0

  /** @param capacity samples that are kept */
  constructor(capacity: number) {
    this.#ring = new Int16Array(capacity)
  }

  /** Samples that were ever added. */
  get heardSamples(): number {
    return this.#heard
  }

  /** The oldest sample that is still there. */
  get oldestSample(): number {
    return Math.max(0, this.#heard - this.#ring.length)
  }

  add(samples: Pcm): void {
    const size = this.#ring.length
    const latest = samples.subarray(Math.max(0, samples.length - size))
    let to = (this.#heard + samples.length - latest.length) % size
    for (let from = 0; from < latest.length; ) {
      const part = latest.subarray(from, from + size - to)
      this.#ring.set(part, to)
      from += part.length
      to = 0
    }
    this.#heard += samples.length
  }

  /** A copy of what is kept of the samples from `startSample` up to, not including, `endSample`. */
  between(startSample: number, endSample: number): Pcm {
    const size = this.#ring.length
    const start = Math.max(startSample, this.oldestSample)
    const end = Math.min(endSample, this.#heard)
    const copy = new Int16Array(Math.max(0, end - start))
    for (let done = 0; done < copy.length; ) {
      const from = (start + done) % size
      const part = this.#ring.subarray(from, Math.min(size, from + copy.length - done))
      copy.set(part, done)
      done += part.length
    }
    return copy
  }
}
