import type { Pcm } from '@eva/core'

/** Voices lie between these; a child's reaches 500. */
const LOWEST_HZ = 60
const HIGHEST_HZ = 500
const FRAME_MS = 50
/** How alike a frame must be to itself one period later to count as voiced, of 1. */
const VOICED_FROM = 0.6
/** A shorter period wins over its multiples when it is nearly as good. */
const NEARLY = 0.9

/** The middle pitch of what is voiced in a clip, by autocorrelation, Hz; NaN when nothing is. */
export function pitchHz(samples: Pcm, sampleRate: number): number {
  const length = Math.round((sampleRate * FRAME_MS) / 1000)
  const pitches: number[] = []
  for (let from = 0; from + 2 * length <= samples.length; from += length) {
    const pitch = framePitchHz(samples.subarray(from, from + 2 * length), sampleRate)
    if (pitch !== null) pitches.push(pitch)
  }
  return pitches.toSorted((one, other) => one - other)[Math.floor(pitches.length / 2)] ?? Number.NaN
}

function framePitchHz(frame: Pcm, sampleRate: number): number | null {
  const shortest = Math.floor(sampleRate / HIGHEST_HZ)
  const longest = Math.ceil(sampleRate / LOWEST_HZ)
  const likeness = Array.from({ length: longest - shortest + 1 }, (_, index) => alike(frame, shortest + index))
  const best = Math.max(...likeness)
  if (best < VOICED_FROM) return null
  // The first peak that is nearly as good as the best: at twice the period everything looks the same again.
  const peak = likeness.findIndex(
    (value, index) =>
      value >= best * NEARLY && value >= (likeness[index - 1] ?? 0) && value >= (likeness[index + 1] ?? 0),
  )
  return sampleRate / (shortest + Math.max(0, peak))
}

/** How like the first half of a frame is to what comes `lag` samples later, from −1 to 1. */
function alike(frame: Pcm, lag: number): number {
  const count = Math.min(frame.length - lag, Math.floor(frame.length / 2))
  let both = 0
  let first = 0
  let second = 0
  for (let index = 0; index < count; index += 1) {
    const one = frame[index] ?? 0
    const other = frame[index + lag] ?? 0
    both += one * other
    first += one * one
    second += other * other
  }
  // A frame of silence is like anything.
  return first < count * 330 ** 2 || second === 0 ? 0 : both / Math.sqrt(first * second)
}
