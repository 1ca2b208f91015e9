import { createRandom } from '@eva/testing/fakes'

/** Octaves that are added up: at 16 kHz down to 62 Hz. */
const OCTAVES = 8
/** Of a sum of evenly spread numbers from −1 to 1. */
const ROOT_MEAN_SQUARE = Math.sqrt(OCTAVES / 3)

/** The noise of a room: as loud in each octave (pink), by Voss; root mean square 1. Depends on the seed alone. */
export function createNoise(seed: number): () => number {
  const random = createRandom(seed)
  const octaves = Array.from({ length: OCTAVES }, () => 2 * random.next() - 1)
  let count = 0
  return () => {
    count = (count + 1) % (1 << OCTAVES)
    // As many zeros as the count ends with: each octave changes half as often as the one above it.
    const octave = count === 0 ? OCTAVES - 1 : Math.min(OCTAVES - 1, 31 - Math.clz32(count & -count))
    octaves[octave] = 2 * random.next() - 1
    return octaves.reduce((sum, value) => sum + value, 0) / ROOT_MEAN_SQUARE
  }
}
