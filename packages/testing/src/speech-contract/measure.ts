import type { Pcm } from '@eva/core'

/** What a clip is, in figures that a rule can be made of. */
export type ClipMeasures = {
  readonly leadingSilenceMs: number
  readonly trailingSilenceMs: number
  /** Largest amplitude, of 32,768. */
  readonly peak: number
  /** Level over the 20 ms frames that sound, in dB below full scale; −Infinity for silence. */
  readonly levelDb: number
}

/** Amplitude below which a sample counts as silence: −42 dB. */
const SILENT_BELOW = 250
/** Level below which a frame is a pause and does not count: −40 dB. */
const PAUSE_BELOW = 330
const FRAME_MS = 20

/** Measures a clip. */
export function measureClip(samples: Pcm, sampleRate: number): ClipMeasures {
  const toMs = (count: number): number => (count / sampleRate) * 1000
  const sounds = (sample: number): boolean => Math.abs(sample) >= SILENT_BELOW
  const first = samples.findIndex(sounds)
  const last = samples.findLastIndex(sounds)
  return {
    leadingSilenceMs: toMs(first === -1 ? samples.length : first),
    trailingSilenceMs: toMs(samples.length - 1 - last),
    peak: samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0),
    levelDb: levelDb(samples, Math.round((sampleRate * FRAME_MS) / 1000)),
  }
}

function levelDb(samples: Pcm, frameLength: number): number {
  let energy = 0
  let count = 0
  for (let from = 0; from + frameLength <= samples.length; from += frameLength) {
    const frame = samples.subarray(from, from + frameLength)
    const frameEnergy = frame.reduce((sum, sample) => sum + sample * sample, 0)
    if (Math.sqrt(frameEnergy / frameLength) < PAUSE_BELOW) continue
    energy += frameEnergy
    count += frameLength
  }
  return count === 0 ? Number.NEGATIVE_INFINITY : 20 * Math.log10(Math.sqrt(energy / count) / 32_768)
}
