import { HEARING_RATE } from '../contracts/ear.ts'

/** Milliseconds of so many samples. */
export const msOf = (samples: number): number => (samples * 1_000) / HEARING_RATE

/** Samples of so many milliseconds. */
export const samplesOf = (ms: number): number => Math.round((ms * HEARING_RATE) / 1_000)
