/** What is played and listened for: high enough for every loudspeaker of a phone, and no vowel. */
export const TONE_HZ = 1_000

/** A stretch of sound that is judged as a whole, in ms: eight waves of the tone. */
export const WINDOW_MS = 8

/** Of the power of a stretch so much is the tone's, where it sounds; in speech and noise it is less than a tenth. */
const TONE_SHARE = 0.5
/** And so loud it must be at least: 56 dB below the loudest, as of a phone that lies on the table. */
const AUDIBLE = 0.0015

/**
 * Which share of the power of a stretch of samples is that of one frequency, 0 to 1 (Goertzel's algorithm: one bin of a
 * Fourier transform).
 */
export function toneShare(samples: Float32Array, sampleRate: number, hz: number = TONE_HZ): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / sampleRate)
  let before = 0
  let last = 0
  let power = 0
  for (const sample of samples) {
    const next = sample + coefficient * last - before
    before = last
    last = next
    power += sample * sample
  }
  if (power === 0) return 0
  const bin = last * last + before * before - coefficient * last * before
  return Math.min(1, (bin * 2) / (samples.length * power))
}

export function isTone(samples: Float32Array, sampleRate: number): boolean {
  const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
  return level > AUDIBLE && toneShare(samples, sampleRate) > TONE_SHARE
}

/** The loudest value of a 16-bit sample. */
const LOUDEST = 32_768

/** Listens to a microphone's samples, in pieces of any length, for the beginning of the tone. */
export type ToneEar = {
  /** @param pcm signed 16-bit samples */
  hear(pcm: Int16Array): void
  /** How long it has been without the tone by now, in ms. */
  quietMs(): number
  /** When the tone last began, in ms of what was heard; `null` for never since `forget`. */
  beganMs(): number | null
  /** How much was heard, in ms. */
  heardMs(): number
  /** From now on only a tone that begins counts. */
  forget(): void
}

export function listenForTone(sampleRate: number): ToneEar {
  const size = Math.round((sampleRate * WINDOW_MS) / 1_000)
  const window = new Float32Array(size)
  let filled = 0
  let windows = 0
  let quiet = 0
  /** Stretches with the tone, one after the other, up to now. */
  let inRow = 0
  let began: number | null = null

  function judge(): void {
    windows += 1
    if (!isTone(window, sampleRate)) {
      quiet += 1
      inRow = 0
      return
    }
    quiet = 0
    inRow += 1
    // One alone may be chance.
    if (inRow === 2 && began === null) began = (windows - 2) * WINDOW_MS
  }

  return {
    hear(pcm) {
      for (const sample of pcm) {
        window[filled] = sample / LOUDEST
        filled += 1
        if (filled < size) continue
        filled = 0
        judge()
      }
    },
    quietMs: () => quiet * WINDOW_MS,
    beganMs: () => began,
    heardMs: () => windows * WINDOW_MS,
    forget() {
      began = null
      inRow = 0
    },
  }
}
