/** Which moment of a track sounds at which moment of the audio clock; both in seconds. */
export type Timeline = {
  /** `durationS` of the track from `trackS` on will sound from `clockS` on. Calls come in order and never overlap. */
  add(clockS: number, durationS: number, trackS: number): void
  /** How much of the track has sounded at this moment of the clock. */
  positionAt(clockS: number): number
  /** When the last planned sound ends on the clock. */
  clockEndS(): number
}

type Stretch = { clockS: number; endS: number; trackS: number }

/** Two stretches closer than this are one; far below a sample at any rate, far above rounding. */
const SEAM_S = 1e-6

/** A record of what was scheduled. Pauses (underruns) do not move the position; neither does time before the start. */
export function createTimeline(startTrackS: number): Timeline {
  const stretches: Stretch[] = []
  return {
    add(clockS, durationS, trackS) {
      const last = stretches.at(-1)
      const joins =
        last !== undefined &&
        Math.abs(last.endS - clockS) < SEAM_S &&
        Math.abs(last.trackS + (last.endS - last.clockS) - trackS) < SEAM_S
      if (joins) last.endS = clockS + durationS
      else stretches.push({ clockS, endS: clockS + durationS, trackS })
    },
    positionAt(clockS) {
      const current = stretches.findLast((stretch) => stretch.clockS <= clockS)
      if (current === undefined) return startTrackS
      return current.trackS + Math.min(clockS, current.endS) - current.clockS
    },
    clockEndS: () => stretches.at(-1)?.endS ?? 0,
  }
}
