/** The mouth for a clip of which only the sound is known. */
export { visemesOfAudio } from './visemes-of-audio.ts'
