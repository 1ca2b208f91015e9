import { VAD_WINDOW } from '../contracts/vad.ts'
import { constant } from './constants.ts'
import { Fading, type VadVerdict } from './fading.ts'
import { cutLong, type Pause, type SpokenStretch } from './spoken-stretch.ts'
import { msOf, samplesOf } from './time.ts'
import type { HeardWindow } from './windows.ts'

export type UtteranceEvent =
  /** The first voiced window: perhaps a cough, perhaps a word. */
  | { readonly type: 'sign'; readonly firstVoicedSample: number }
  /** It was nothing. */
  | { readonly type: 'sign_gone'; readonly voicedMs: number }
  /** `startSample` is where its sound begins, with the pre-roll. */
  | { readonly type: 'speech_start'; readonly startSample: number; readonly firstVoicedSample: number }
  /** Once for each window of a pause, from its first one on; the silence is counted from the true end of speech. */
  | { readonly type: 'pause'; readonly silenceMs: number; readonly lastVoicedSample: number }
  /** The pause was one inside the utterance. */
  | { readonly type: 'speech_resumed'; readonly pause: Pause }
  /** It became too long for an ear. This much is whole; unless it was all, the rest goes on as a stretch of its own. */
  | { readonly type: 'cut'; readonly stretch: SpokenStretch; readonly goesOn: boolean }

type State =
  | { readonly is: 'quiet' }
  | { readonly is: 'sign'; readonly firstVoicedSample: number; readonly voiced: number; readonly held: number }
  | { readonly is: 'speaking'; readonly stretch: SpokenStretch; readonly held: number }
  | { readonly is: 'pausing'; readonly stretch: SpokenStretch; readonly resumed: { at: number; voiced: number } | null }

const QUIET: State = { is: 'quiet' }

/**
 * Follows what one person says, window by window: where it begins, where it pauses, where it goes on. It decides nothing:
 * whoever finds a pause long enough calls `finish`. Its only clock is the number of samples.
 */
export class UtteranceTracker {
  readonly #fading = new Fading()
  #state: State = QUIET
  /** Sound before this belongs to what was said before. */
  #freeFromSample = 0

  /** Whether speech has begun that is not finished. */
  get isSpeech(): boolean {
    return this.stretch !== null
  }

  /** What has been said of it so far; `null` when nothing has. */
  get stretch(): SpokenStretch | null {
    return this.#state.is === 'speaking' || this.#state.is === 'pausing' ? this.#state.stretch : null
  }

  /** The next window; each follows the one before. */
  hear(verdict: VadVerdict, { startSample, level }: Pick<HeardWindow, 'startSample' | 'level'>): UtteranceEvent[] {
    const endSample = startSample + VAD_WINDOW
    const events = this.#follow(this.#fading.sift(verdict, level), startSample, endSample)
    return [...events, ...this.#cutWhatIsTooLong(endSample)]
  }

  /** It is over, by whoever's decision: what was said, `null` when nothing was. */
  finish(): SpokenStretch | null {
    const state = this.#state
    this.#state = QUIET
    if (state.is !== 'speaking' && state.is !== 'pausing') return null
    this.#freeFromSample = state.stretch.lastVoicedSample
    if (state.is === 'pausing' && state.resumed) {
      this.#state = { is: 'sign', firstVoicedSample: state.resumed.at, voiced: state.resumed.voiced, held: 0 }
    }
    return state.stretch
  }

  #follow(verdict: VadVerdict, startSample: number, endSample: number): UtteranceEvent[] {
    const state = this.#state
    switch (state.is) {
      case 'quiet':
        if (verdict !== 'speech') return []
        this.#state = { is: 'sign', firstVoicedSample: startSample, voiced: VAD_WINDOW, held: 0 }
        return [{ type: 'sign', firstVoicedSample: startSample }]
      case 'sign':
        return this.#followSign(state, verdict, endSample)
      case 'speaking': {
        const held = verdict === 'maybe' ? state.held + VAD_WINDOW : 0
        if (verdict === 'speech') {
          this.#state = { is: 'speaking', stretch: { ...state.stretch, lastVoicedSample: endSample }, held }
          return []
        }
        if (verdict === 'maybe' && msOf(held) <= constant('maybeHoldsMs')) {
          this.#state = { ...state, held }
          return []
        }
        this.#state = { is: 'pausing', stretch: state.stretch, resumed: null }
        return [pauseUntil(endSample, state.stretch)]
      }
      case 'pausing': {
        if (verdict !== 'speech') {
          this.#state = { ...state, resumed: verdict === 'maybe' ? state.resumed : null }
          return [pauseUntil(endSample, state.stretch)]
        }
        const { at, voiced } = state.resumed ?? { at: startSample, voiced: 0 }
        const resumed = { at, voiced: voiced + VAD_WINDOW }
        this.#state = { ...state, resumed }
        if (msOf(resumed.voiced) < constant('resumeMs')) return []
        const pause = { startSample: state.stretch.lastVoicedSample, endSample: at }
        const pauses = [...state.stretch.pauses, pause]
        this.#state = { is: 'speaking', stretch: { ...state.stretch, lastVoicedSample: endSample, pauses }, held: 0 }
        return [{ type: 'speech_resumed', pause }]
      }
      default:
        return state satisfies never
    }
  }

  #followSign(state: State & { is: 'sign' }, verdict: VadVerdict, endSample: number): UtteranceEvent[] {
    const voiced = state.voiced + (verdict === 'speech' ? VAD_WINDOW : 0)
    const held = verdict === 'maybe' ? state.held + VAD_WINDOW : 0
    if (verdict === 'silence' || msOf(held) > constant('maybeHoldsMs')) {
      this.#state = QUIET
      return [{ type: 'sign_gone', voicedMs: msOf(voiced) }]
    }
    this.#state = { ...state, voiced, held }
    if (msOf(voiced) < constant('minSpeechMs')) return []
    const { firstVoicedSample } = state
    const startSample = Math.max(this.#freeFromSample, firstVoicedSample - samplesOf(constant('preRollMs')))
    const stretch = { startSample, firstVoicedSample, lastVoicedSample: endSample, pauses: [] }
    this.#state = { is: 'speaking', stretch, held: 0 }
    return [{ type: 'speech_start', startSample, firstVoicedSample }]
  }

  #cutWhatIsTooLong(endSample: number): UtteranceEvent[] {
    const state = this.#state
    if (state.is !== 'speaking' && state.is !== 'pausing') return []
    if (msOf(endSample + VAD_WINDOW - state.stretch.startSample) <= constant('maxUtteranceMs')) return []
    const { whole, rest } = cutLong(state.stretch)
    this.#freeFromSample = whole.lastVoicedSample
    this.#state = rest === null ? QUIET : { ...state, stretch: rest }
    return [{ type: 'cut', stretch: whole, goesOn: rest !== null }]
  }
}

const pauseUntil = (endSample: number, { lastVoicedSample }: SpokenStretch): UtteranceEvent => ({
  type: 'pause',
  silenceMs: msOf(endSample - lastVoicedSample),
  lastVoicedSample,
})
