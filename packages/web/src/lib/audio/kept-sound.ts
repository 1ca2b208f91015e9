/** A stretch of a track at the audio context's own rate. `trackS` is its place in the track, in seconds. */
export type Piece = { trackS: number; samples: Float32Array<ArrayBuffer>; sentence: number }

/** What of a track may have to be played again: the sentence that sounds, and all that follows it. */
export type KeptSound = {
  add(piece: Piece): void
  /** Forgets the sentences before the one that sounds at `trackS`. */
  forgetBefore(trackS: number): void
  /** All from the beginning of the sentence that sounds at `trackS`; nothing where no sound is left after it. */
  fromSentenceAt(trackS: number): readonly Piece[]
  /** How loud it is around `trackS`, as the root mean square of the samples, 0 to 1. */
  levelAt(trackS: number): number
}

/** The stretch over which a level is taken, in seconds: shorter than a syllable, longer than a deep voice's period. */
const LEVEL_S = 0.03
/** Far below a frame, far above what rounding leaves. */
const END_S = 0.001

export function createKeptSound(sampleRate: number): KeptSound {
  let pieces: Piece[] = []
  const endS = ({ trackS, samples }: Piece): number => trackS + samples.length / sampleRate
  const sentenceAt = (trackS: number): number =>
    (pieces.findLast((piece) => piece.trackS <= trackS) ?? pieces[0])?.sentence ?? 0

  return {
    add: (piece) => void pieces.push(piece),
    forgetBefore(trackS) {
      const sentence = sentenceAt(trackS)
      const kept = pieces.findIndex((piece) => piece.sentence >= sentence)
      if (kept > 0) pieces = pieces.slice(kept)
    },
    fromSentenceAt(trackS) {
      const last = pieces.at(-1)
      if (last === undefined || trackS >= endS(last) - END_S) return []
      const sentence = sentenceAt(trackS)
      return pieces.filter((piece) => piece.sentence >= sentence)
    },
    levelAt(trackS) {
      let sum = 0
      for (const piece of pieces) {
        if (piece.trackS > trackS || endS(piece) <= trackS - LEVEL_S) continue
        const from = Math.max(0, Math.round((trackS - LEVEL_S - piece.trackS) * sampleRate))
        const to = Math.min(piece.samples.length, Math.round((trackS - piece.trackS) * sampleRate))
        for (let index = from; index < to; index++) sum += (piece.samples[index] ?? 0) ** 2
      }
      return Math.sqrt(sum / (LEVEL_S * sampleRate))
    },
  }
}
