/** Where voices lie, in Hz. */
const LOWEST_HZ = 70
const HIGHEST_HZ = 400
const WINDOW_MS = 40
/** Quieter windows, in 16-bit steps RMS, and those that repeat themselves less than this are no vowels. */
const LEAST_RMS = 500
const LEAST_LIKENESS = 0.6

/** The middle pitch of the vowels of a speech, by the shift at which each window is most like itself. */
export function medianPitchHz(pcm: readonly Int16Array[], sampleRate: number): number {
  const samples = pcm.flatMap((piece) => [...piece])
  const length = Math.round((WINDOW_MS * sampleRate) / 1000)
  const found: number[] = []
  for (let at = 0; at + 2 * length < samples.length; at += length) {
    const lag = bestLag(samples, at, length, sampleRate)
    if (lag !== null) found.push(sampleRate / lag)
  }
  return found.sort((a, b) => a - b)[found.length >> 1] ?? 0
}

function bestLag(samples: readonly number[], at: number, length: number, sampleRate: number): number | null {
  const product = (lag: number, from = 0): number => {
    let sum = 0
    for (let index = at; index < at + length; index++) sum += (samples[index + from] ?? 0) * (samples[index + lag] ?? 0)
    return sum
  }
  if (Math.sqrt(product(0) / length) < LEAST_RMS) return null
  let best: { lag: number; likeness: number } | null = null
  for (let lag = Math.floor(sampleRate / HIGHEST_HZ); lag <= sampleRate / LOWEST_HZ; lag++) {
    const likeness = product(lag) / Math.sqrt(product(0) * product(lag, lag))
    // Twice the period fits as well: a longer one must be clearly better.
    if (likeness > LEAST_LIKENESS && likeness > (best?.likeness ?? 0) + 0.05) best = { lag, likeness }
  }
  return best?.lag ?? null
}
