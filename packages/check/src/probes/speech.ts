import wavefile from 'wavefile'

/** Sound, as samples from −1 to 1. */
export type Sound = { readonly samples: Float64Array; readonly rate: number }

const FULL_SCALE = 32_768

/** 16-bit little-endian mono. */
export function readPcm(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float64Array.from(
    { length: Math.floor(bytes.byteLength / 2) },
    (_, index) => view.getInt16(index * 2, true) / FULL_SCALE,
  )
}

/** `null` for what is no WAV file. */
export function readWav(bytes: Uint8Array): Sound | null {
  try {
    const wave = new wavefile.WaveFile()
    wave.fromBuffer(bytes)
    const { sampleRate } = wave.fmt as { readonly sampleRate: number }
    const [samples] = [wave.getSamples(false, Float64Array)].flat()
    if (!(samples instanceof Float64Array) || !(sampleRate > 0)) return null
    return { samples: samples.map((sample) => sample / FULL_SCALE), rate: sampleRate }
  } catch {
    return null
  }
}

/** Root mean square. */
export function loudnessOf(samples: Float64Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length)
}

/** The share of samples at full scale. */
export function clippedShare(samples: Float64Array): number {
  let clipped = 0
  for (const sample of samples) if (Math.abs(sample) >= 0.999) clipped += 1
  return samples.length === 0 ? 0 : clipped / samples.length
}

/** Below this, in windows of 20 ms, nobody hears anything: −60 dB of full scale. */
const SILENCE = 0.001
const WINDOW_S = 0.02

/** The longest stretch of silence between two sounds, s. */
export function longestSilenceS({ samples, rate }: Sound): number {
  const size = Math.max(1, Math.round(rate * WINDOW_S))
  let longest = 0
  let run = 0
  let heard = false
  for (let at = 0; at + size <= samples.length; at += size) {
    if (loudnessOf(samples.subarray(at, at + size)) >= SILENCE) {
      if (heard) longest = Math.max(longest, run)
      heard = true
      run = 0
    } else run += 1
  }
  return longest * WINDOW_S
}
