import type { Pcm } from '../contracts/speech.ts'

/**
 * Amplitude (of 32,768) from which a sample counts as sound, −47 dBFS: above the pauses of every voice that was
 * measured (flite's reach 60), below the softest consonant.
 */
const SOUND_FROM = 150

/** Whether anything in it can be heard. */
export const isAudible = (pcm: Pcm): boolean => pcm.some((sample) => Math.abs(sample) >= SOUND_FROM)
