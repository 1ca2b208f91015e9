import { VAD_WINDOW } from '../contracts/vad.ts'
import { isBackchannel } from './backchannels.ts'
import { constant } from './constants.ts'
import type { VadVerdict } from './fading.ts'
import { msOf } from './time.ts'

/**
 * What becomes of her voice: `duck`, quieter, as somebody may be speaking; `pause`, silent, as somebody is; `stop`, for good,
 * as it is meant for her; `resume`, as it was nothing: louder again, or from the clause's beginning when she was silent.
 */
export type BargeInDecision = 'duck' | 'pause' | 'stop' | { readonly resume: 'as before' | 'from the clause' }

type State =
  | { readonly is: 'speaking' }
  | { readonly is: 'ducked' | 'paused'; readonly voicedMs: number; readonly silentMs: number }
  | { readonly is: 'stopped' }

/** What an ear makes of the sound that interrupts. */
export type BargeInWords = {
  readonly text: string
  readonly isFinal: boolean
  /** Her own voice came back, or nobody said it: `isOwnVoice`, `ghostReason`. */
  readonly meansNothing: boolean
}

const WINDOW_MS = msOf(VAD_WINDOW)
/** The detector tells speech with its second window. */
const FIRST_TOLD_MS = 2 * WINDOW_MS

/** Watches for somebody who speaks while she does. One for each of her answers; decides, and leaves the doing to others. */
export class BargeInWatch {
  #state: State = { is: 'speaking' }

  /** Whether she is quieter or silent because of somebody. */
  get isAlarmed(): boolean {
    return this.#state.is === 'ducked' || this.#state.is === 'paused'
  }

  /**
   * The next window of the microphone.
   *
   * @param isAboveEcho louder than her own voice can come back, by `EchoGauge`
   */
  hear(verdict: VadVerdict, isAboveEcho: boolean): BargeInDecision | null {
    const state = this.#state
    const isVoice = verdict === 'speech' && isAboveEcho
    if (state.is === 'stopped') return null
    if (state.is === 'speaking') {
      if (!isVoice) return null
      this.#state = { is: 'ducked', voicedMs: FIRST_TOLD_MS, silentMs: 0 }
      return 'duck'
    }
    if (isVoice) return this.#moreVoice(state.is, state.voicedMs + WINDOW_MS)
    return this.#lessVoice(state.is, state.voicedMs, state.silentMs + WINDOW_MS)
  }

  /** What an ear understood of it, so far or in the end. */
  hearWords({ text, isFinal, meansNothing }: BargeInWords): BargeInDecision | null {
    if (!this.isAlarmed) return null
    if (meansNothing || text.trim() === '' || isBackchannel(text)) return isFinal ? this.#resume() : null
    return this.#stop()
  }

  #moreVoice(was: 'ducked' | 'paused', voicedMs: number): BargeInDecision | null {
    if (voicedMs >= constant('surelySpeechMs')) return this.#stop()
    if (was === 'ducked' && voicedMs >= constant('bargeInMs')) {
      this.#state = { is: 'paused', voicedMs, silentMs: 0 }
      return 'pause'
    }
    this.#state = { is: was, voicedMs, silentMs: 0 }
    return null
  }

  #lessVoice(was: 'ducked' | 'paused', voicedMs: number, silentMs: number): BargeInDecision | null {
    this.#state = { is: was, voicedMs, silentMs }
    if (was === 'ducked') return silentMs >= constant('falseAlarmMs') ? this.#resume() : null
    if (silentMs < constant('wordsWithinMs')) return null
    return voicedMs >= constant('speechWithoutWordsMs') ? this.#stop() : this.#resume()
  }

  #stop(): BargeInDecision {
    this.#state = { is: 'stopped' }
    return 'stop'
  }

  #resume(): BargeInDecision {
    const resume = this.#state.is === 'paused' ? 'from the clause' : 'as before'
    this.#state = { is: 'speaking' }
    return { resume }
  }
}
