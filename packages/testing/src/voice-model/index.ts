/** Voices that the tests write themselves: a tone that is as long as its text, in the format of the real ones. */

export { TONE_PITCHES_HZ, TONE_RATE, TONE_TOKEN_MS, toneMs, writeToneVoice } from './tone-voice.ts'
