import { HEARING_RATE } from '../contracts/ear.ts'
import type { Pcm } from '../contracts/speech.ts'

/** Longest stretch that an ear gets, in ms: what every recogniser takes (Whisper sees 30 s). */
export const LONGEST_PIECE_MS = 28_000
/** The end of a stretch is looked for in its last part, in ms, where it is quietest. */
const SEARCH_MS = 8_000
/** Loudness is judged over so much, in ms: longer than a stop consonant, shorter than a pause. */
const WINDOW_MS = 100

const samplesIn = (ms: number): number => Math.round((ms * HEARING_RATE) / 1000)

/** Cuts a long recording into stretches of at most `LONGEST_PIECE_MS`, each time where it is quietest. */
export function piecesOf(samples: Pcm): readonly Pcm[] {
  const pieces: Pcm[] = []
  let rest = samples
  while (rest.length > samplesIn(LONGEST_PIECE_MS)) {
    const end = quietest(rest, samplesIn(LONGEST_PIECE_MS - SEARCH_MS), samplesIn(LONGEST_PIECE_MS))
    pieces.push(rest.subarray(0, end))
    rest = rest.subarray(end)
  }
  return rest.length === 0 ? pieces : [...pieces, rest]
}

/** The middle of the quietest window between two places. */
function quietest(samples: Pcm, from: number, to: number): number {
  const window = samplesIn(WINDOW_MS)
  let best = to
  let least = Number.POSITIVE_INFINITY
  for (let start = from; start + window <= to; start += window / 2) {
    let energy = 0
    for (let index = start; index < start + window; index++) energy += (samples[index] ?? 0) ** 2
    if (energy <= least) {
      least = energy
      best = start + window / 2
    }
  }
  return best
}
