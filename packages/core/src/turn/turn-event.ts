import type { Pcm, TimedPhoneme, TimedWord } from '../contracts/speech.ts'
import type { EvaError } from '../errors.ts'
import type { Mood } from '../face/moods.ts'
import type { RouteChange } from '../routing/router.ts'
import type { Clause } from './clause.ts'

/** What one turn produces, in the order in which it happens. */
export type TurnEvent =
  | RouteChange
  | { readonly type: 'token'; readonly content: string }
  /** What came after the first `length` characters (UTF-16) is taken back: another brain goes on from there. */
  | { readonly type: 'rewind'; readonly length: number }
  /** The brain's own count of the tokens that it produced. */
  | { readonly type: 'usage'; readonly completionTokens: number }
  | { readonly type: 'audio_start'; readonly voice: string; readonly sampleRate: number }
  /** `firstSample` counts from the turn's first, at the rate of the latest `audio_start`; `audioMs` is the length. */
  | {
      readonly type: 'audio'
      readonly clause: Clause
      readonly firstSample: number
      readonly audioMs: number
      readonly pcm: Pcm
    }
  /**
   * All audio of the clause has been produced. `words` are those of its text, timed from its own first sample; so are the
   * `phonemes`, of which there are none where the voice does not know them.
   */
  | {
      readonly type: 'sentence'
      readonly clause: Clause
      readonly audioMs: number
      readonly words: readonly TimedWord[]
      readonly phonemes: readonly TimedPhoneme[]
    }
  /** What the latest words say of how she feels, where nobody speaks them. */
  | { readonly type: 'mood'; readonly mood: Mood }
  | { readonly type: 'audio_end'; readonly audioMs: number }
  /** A voice failed without a sound, and what it should have said is tried again; for the log. */
  | { readonly type: 'voice_replaced'; readonly error: EvaError }
  /** The rest of the answer is not spoken; its text goes on. */
  | { readonly type: 'voice_lost'; readonly error: EvaError }
  /** The answer ends here, unfinished; what exists of it is still spoken. */
  | { readonly type: 'brain_lost'; readonly error: EvaError }
