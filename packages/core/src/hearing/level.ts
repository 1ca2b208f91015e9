import type { Pcm } from '../contracts/speech.ts'

/** Root mean square of samples, from 0 to 1; 0 for none. */
export function levelOf(samples: Pcm): number {
  if (samples.length === 0) return 0
  let energy = 0
  for (const sample of samples) energy += sample * sample
  return Math.sqrt(energy / samples.length) / 32_768
}
