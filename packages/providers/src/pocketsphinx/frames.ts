import { HEARING_RATE, type Pcm } from '@eva/core'

/** The decoder counts sound in steps of 10 ms, each looking at 25.625 ms of it (its options `frate` and `wlen`). */
const STEP_SAMPLES = HEARING_RATE / 100
const WINDOW_SAMPLES = HEARING_RATE * 0.025625

/** How many steps an utterance takes, the last one filled up. */
export const frameCount = ({ length }: Pcm): number => Math.max(1, Math.ceil((length - WINDOW_SAMPLES) / STEP_SAMPLES))

/**
 * The bytes of an utterance, filled up with silence to exactly as many as the decoder reads for its `frameCount`: a pipe
 * that stays open has no end that would tell it.
 */
export function inFrames(samples: Pcm): Uint8Array {
  const whole = new Int16Array(frameCount(samples) * STEP_SAMPLES + WINDOW_SAMPLES)
  whole.set(samples)
  return new Uint8Array(whole.buffer)
}
