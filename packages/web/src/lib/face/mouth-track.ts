import type { Viseme } from '@eva/protocol'
import { MOUTH_SHAPES, SOME_VOWEL } from './mouth-shapes.ts'
import { CLOSED_MOUTH, type MouthShape } from './pose.ts'

/** A word, and when it sounds, in ms of the track. */
export type TrackWord = { text: string; startMs: number; endMs: number }

/** From `ms` of the track on the mouth has this shape; `weight` says how much of it. */
export type TrackViseme = { ms: number; viseme: Viseme; weight: number }

/**
 * The mouth for the sound of a track, at any of its moments: what is drawn depends on where in the sound the listener is
 * and on nothing else, so a slow machine draws fewer pictures and each of them right.
 */
export type MouthTrack = {
  /** Samples from `trackS` seconds on, -1 to 1. What comes again takes the place of what was there. */
  addSound(trackS: number, samples: Float32Array, sampleRate: number): void
  /** In the sound from `ms` on a classifier sees this shape, for `FRAME_MS`. */
  addSeen(ms: number, viseme: Viseme): void
  /** The words of a sentence, when they are known. */
  addWords(words: readonly TrackWord[]): void
  /** The shapes of a sentence which lasts until `endMs`, where its voice knows them. */
  addKnown(visemes: readonly TrackViseme[], endMs: number): void
  shapeAt(ms: number): MouthShape
}

/** The grid on which sound is kept: finer than any movement of lips. */
const STEP_MS = 10
/** HeadAudio says a shape every 16 ms, of the 32 ms around. */
const FRAME_MS = 32
/** Half the time that lips need from one shape to the next: a mouth makes six or seven movements a second. */
const REACH_STEPS = 5
/** The quietest loudest sound against which the rest is measured: a whisper stays one. */
const LEAST_FULL = 0.04
/** As quiet as this, against the loudest, the lips do not part. */
const FLOOR = 0.045
/** Half as loud is two thirds as open. */
const OPENNESS = 0.6
/** Between the words that are known there is room noise at most. */
const WORD_MARGIN_MS = 60
/** How long the lips are closed for a “b”, and the teeth on the lip for an “f”, at the start of a word. */
const CLOSURE_MS = 50
/** Nobody is as loud as this, against the loudest, with closed lips. */
const CLOSED_AT_MOST = 0.5
/** How far a shape seen in the sound is believed: with built-in voices every other one is right, the loudness nearly always. */
const TRUST = 0.65

/** What a word begins with where a sound tells it badly and the spelling well, in English as in French. */
const ONSETS: readonly (readonly [RegExp, Viseme])[] = [
  [/^[^\p{L}\p{N}]*(?:ph|f|v)/iu, 'FF'],
  [/^[^\p{L}\p{N}]*[bpm]/iu, 'PP'],
]

/** All that is known of one step of the grid. */
type Step = {
  /** Root mean square of its samples. */
  level: number
  seen?: Viseme
  known?: { viseme: Viseme; weight: number }
  onset?: Viseme
  /** Between two known words. */
  isGap?: boolean
}

export function createMouthTrack(): MouthTrack {
  const steps: Step[] = []
  let full = LEAST_FULL
  const at = (ms: number): number => Math.max(0, Math.floor(ms / STEP_MS))
  const between = function* (fromMs: number, toMs: number): Generator<Step> {
    for (let step = at(fromMs); step < at(toMs); step++) {
      const found = steps[step] ?? { level: 0 }
      steps[step] = found
      yield found
    }
  }

  /** How loud it is beside the loudest, as a mouth takes it. */
  const loudness = ({ level, isGap }: Step): number => {
    const share = level / full
    return share < FLOOR ? 0 : Math.min(1, ((share - FLOOR) / (1 - FLOOR)) ** OPENNESS) * (isGap === true ? 0.2 : 1)
  }

  const shapeOf = (step: Step | undefined): MouthShape => {
    if (step === undefined) return CLOSED_MOUTH
    const loud = loudness(step)
    const { known, seen, onset } = step
    if (known !== undefined)
      return scaled(MOUTH_SHAPES[known.viseme], known.weight * (loud === 0 ? 0 : 0.1 + 0.9 * loud))
    if (onset !== undefined) return MOUTH_SHAPES[onset]
    if (seen === undefined) return scaled(SOME_VOWEL, loud)
    if (seen !== 'sil' && seen !== 'PP') return scaled(towards(SOME_VOWEL, MOUTH_SHAPES[seen], TRUST), loud)
    return loud > CLOSED_AT_MOST ? scaled(SOME_VOWEL, loud * 0.8) : scaled(MOUTH_SHAPES[seen], loud)
  }

  return {
    addSound(trackS, samples, sampleRate) {
      const startMs = trackS * 1000
      const size = (sampleRate * STEP_MS) / 1000
      let from = 0
      for (let step = at(startMs + 0.01); from < samples.length; step++) {
        const to = Math.max(from + 1, Math.round(((step + 1) * STEP_MS - startMs) * (size / STEP_MS)))
        const piece = samples.subarray(from, to)
        const level = Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length)
        // Pieces rarely end on a step: the louder part of a divided one stands for it.
        const before = steps[step] ?? { level: 0 }
        steps[step] = { ...before, level: from === 0 ? Math.max(before.level, level) : level }
        full = Math.max(full, level * 0.85)
        from = to
      }
    },
    addSeen(ms, viseme) {
      for (const step of between(ms - FRAME_MS / 2, ms + FRAME_MS / 2)) step.seen = viseme
    },
    addWords(words) {
      for (const [index, { text, startMs, endMs }] of words.entries()) {
        const onset = ONSETS.find(([pattern]) => pattern.test(text))?.[1]
        if (onset !== undefined) {
          for (const step of between(startMs - CLOSURE_MS / 2, startMs + CLOSURE_MS / 2)) step.onset = onset
        }
        const next = words[index + 1]
        if (next === undefined) continue
        for (const step of between(endMs + WORD_MARGIN_MS, next.startMs - WORD_MARGIN_MS)) step.isGap = true
      }
    },
    addKnown(visemes, endMs) {
      for (const [index, { ms, viseme, weight }] of visemes.entries()) {
        for (const step of between(ms, visemes[index + 1]?.ms ?? endMs)) step.known = { viseme, weight }
      }
    },
    shapeAt(ms) {
      const middle = ms / STEP_MS
      const center = Math.floor(middle)
      const sum = { ...CLOSED_MOUTH }
      let weights = 0
      for (let step = center - REACH_STEPS; step <= center + REACH_STEPS; step++) {
        const away = (step + 0.5 - middle) / (REACH_STEPS + 1)
        const weight = (1 + Math.cos(Math.PI * Math.min(1, Math.abs(away)))) / 2
        const shape = shapeOf(steps[step])
        for (const key of KEYS) sum[key] += shape[key] * weight
        weights += weight
      }
      for (const key of KEYS) sum[key] /= weights
      // Lips that press leave little open, whatever the neighbours are.
      sum.open *= 1 - 0.5 * sum.press
      return sum
    },
  }
}

const KEYS = Object.keys(CLOSED_MOUTH) as (keyof MouthShape)[]

/** A shape spoken less loud: less open, and the lips still where they were. */
function scaled(shape: MouthShape, loud: number): MouthShape {
  const part = Math.min(1, loud * 2)
  const { open, wide, round, bite, press } = shape
  return { open: open * loud, wide: wide * part, round: round * part, bite: bite * part, press }
}

/** A shape on the way from one to another. */
function towards(from: MouthShape, to: MouthShape, share: number): MouthShape {
  const shape = { ...from }
  for (const key of KEYS) shape[key] += (to[key] - from[key]) * share
  return shape
}
