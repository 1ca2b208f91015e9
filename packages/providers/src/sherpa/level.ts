/** The common level of all voices, RMS over what sounds, in dB below full scale. */
const WANTED_DB = -18
/** A voice that is further off is left with the rest: more gain would lift its noise, or bend its loudest sounds. */
const MOST_GAIN_DB = 12
/** A frame below −40 dB is a pause and does not count. */
const PAUSE_BELOW = 0.01
const FRAME_MS = 20

/** The factor that brings a voice to the common level, by a clip of it (samples from −1 to 1); `null` for a silent one. */
export function gainFor(samples: Float32Array, sampleRate: number): number | null {
  const length = Math.round((sampleRate * FRAME_MS) / 1000)
  let energy = 0
  let frames = 0
  for (let from = 0; from + length <= samples.length; from += length) {
    const mean = samples.subarray(from, from + length).reduce((sum, sample) => sum + sample * sample, 0) / length
    if (Math.sqrt(mean) < PAUSE_BELOW) continue
    energy += mean
    frames += 1
  }
  if (frames === 0) return null
  const gainDb = WANTED_DB - 10 * Math.log10(energy / frames)
  return 10 ** (Math.min(MOST_GAIN_DB, Math.max(-MOST_GAIN_DB, gainDb)) / 20)
}

/** Samples from −1 to 1 as signed 16-bit ones. */
export const toPcm = (samples: Float32Array): Int16Array =>
  Int16Array.from(samples, (sample) => Math.round(Math.min(1, Math.max(-1, sample)) * 32_767))
