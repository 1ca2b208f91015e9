import type { DetectLanguage, Normalise, Speech, VoicePreferences } from '../contracts/speech.ts'
import { OpenerShelf } from './opener-shelf.ts'
import { VoiceRests } from './voice-rests.ts'

/** What text is turned into speech by. */
export type VoiceParts = {
  /** Preferred first, as they are now; a turn that has begun keeps those of its beginning. */
  readonly engines: readonly Speech[]
  readonly detectLanguage: DetectLanguage
  readonly normalise: Normalise
  /** As they are now; a turn that has begun keeps those of its beginning. */
  readonly preferences: () => VoicePreferences
}

/** The same, with what is remembered from turn to turn. */
export type Voices = VoiceParts & {
  readonly rests: VoiceRests
  readonly openers: OpenerShelf
}

export const createVoices = (parts: VoiceParts): Voices => ({
  ...parts,
  get engines() {
    return parts.engines
  },
  rests: new VoiceRests(),
  openers: new OpenerShelf(),
})
