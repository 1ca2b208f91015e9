import type { Speech, TimedPhoneme, TimedWord } from '@eva/core'
import { expect } from 'vitest'

/** A clip and what its engine told of it, for tests. */
export type TimedClip = {
  readonly samples: Int16Array
  readonly ms: number
  readonly words: readonly TimedWord[]
  readonly phonemes: readonly TimedPhoneme[]
}

/** Longest that a test which listens to many clips may take, in ms, on a machine that does much else. */
export const LISTENING_TEST_MS = 180_000

/** Says a text and keeps all that comes. */
export async function timedClip(
  speech: Speech,
  text: string,
  manner: { readonly voice: string; readonly speed?: number; readonly pitch?: number },
): Promise<TimedClip> {
  const { voice, speed = 1, pitch = 1 } = manner
  const info = speech.voices.find(({ id }) => id === voice)
  const [language = 'en'] = info?.languages ?? []
  const frames: Int16Array[] = []
  const words: TimedWord[] = []
  const phonemes: TimedPhoneme[] = []
  const signal = new AbortController().signal
  for await (const event of speech.speak(text, { voice, language, speed, pitch, signal })) {
    if (event.type === 'audio') frames.push(event.pcm)
    else {
      words.push(...event.words)
      phonemes.push(...event.phonemes)
    }
  }
  const samples = new Int16Array(frames.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const frame of frames) {
    samples.set(frame, at)
    at += frame.length
  }
  return { samples, ms: (samples.length * 1000) / (info?.sampleRate ?? 1), words, phonemes }
}

/** Words and sounds follow each other and lie within the clip. */
export function expectInOrder({ words, phonemes, ms }: TimedClip): void {
  for (const timed of [words, phonemes]) {
    let lastMs = 0
    for (const { startMs, endMs } of timed) {
      expect(startMs).toBeGreaterThanOrEqual(lastMs)
      expect(endMs).toBeGreaterThanOrEqual(startMs)
      lastMs = endMs
    }
    expect(lastMs).toBeLessThanOrEqual(ms)
  }
}

/** Loudness of a stretch of a clip: root of the mean square. */
export function loudness({ samples, ms }: TimedClip, fromMs: number, toMs: number): number {
  const at = (timeMs: number): number => Math.round((timeMs / ms) * samples.length)
  const stretch = samples.subarray(at(fromMs), at(toMs))
  return Math.sqrt(stretch.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, stretch.length))
}

/** The pitch in the middle of what sounds, in Hz: the median over voiced frames, by autocorrelation. */
export function pitchOf({ samples, ms }: TimedClip): number {
  const rate = (samples.length * 1000) / ms
  const window = Math.round(rate * 0.04)
  const found: number[] = []
  for (let at = 0; at + 2 * window < samples.length; at += window) {
    const hz = framePitch(samples.subarray(at, at + 2 * window), window, rate)
    if (hz !== null) found.push(hz)
  }
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? Number.NaN
}

const LOWEST_HZ = 60
const HIGHEST_HZ = 450

function framePitch(frame: Int16Array, window: number, rate: number): number | null {
  const likeness = (lag: number): number => {
    let both = 0
    let here = 1
    let there = 1
    for (let index = 0; index < window; index += 1) {
      const sample = frame[index] ?? 0
      const later = frame[index + lag] ?? 0
      both += sample * later
      here += sample * sample
      there += later * later
    }
    return here < window * 800 * 800 ? 0 : both / Math.sqrt(here * there)
  }
  const shortest = Math.floor(rate / HIGHEST_HZ)
  const all = Array.from({ length: Math.floor(rate / LOWEST_HZ) - shortest }, (_, index) => likeness(shortest + index))
  const best = Math.max(...all)
  if (best < 0.6) return null
  // A whole number of periods is as like as one: the shortest is meant.
  const isPeak = (value: number, index: number): boolean =>
    value > 0.9 * best && value >= (all[index - 1] ?? 1) && value >= (all[index + 1] ?? 1)
  const lag = all.findIndex(isPeak)
  return lag === -1 ? null : rate / (shortest + lag)
}
