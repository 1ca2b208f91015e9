/** Recognisers that the tests write themselves: two tones are two words, in the format of the real ones. */
export {
  sayTones,
  TONE_WORDS_HZ,
  type ToneEarKind,
  type ToneEarMetadata,
  type ToneWord,
  writeToneEar,
} from './tone-ear.ts'
/** A Whisper that tells two languages apart. */
export { writeToneWhisper } from './tone-whisper.ts'
