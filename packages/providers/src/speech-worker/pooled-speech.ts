import {
  type ComponentHealth,
  EvaError,
  type SpeakOptions,
  type Speech,
  type SpeechEvent,
  type VoiceInfo,
} from '@eva/core'
import { passages } from './passages.ts'
import { shiftTiming } from './shift-timing.ts'
import { speakable } from './speakable.ts'
import type { SpeechPool } from './speech-pool.ts'

export type PooledSpeechOptions = {
  readonly id: string
  /** Read anew for each text: a getter may answer differently while it runs. */
  readonly voices: readonly VoiceInfo[]
  /** The voice that `check` speaks with. */
  readonly defaultVoice: string
  readonly pool: SpeechPool
  /** Fits a passage to what the engine reads rightly; what is left must still be speakable to be said. */
  readonly prepareText: (passage: string) => string
  /** Longest passage, for an engine that is slower than most. */
  readonly maxPassageChars?: number
}

/** A quarter to four times the voice's own pace; outside of that no engine is understood. */
const SPEED = { slowest: 0.25, fastest: 4 } as const
/** An octave down and up; further the voice is nobody's any more. */
const PITCH = { lowest: 0.5, highest: 2 } as const

/** The `Speech` of an engine that runs in a pool of workers: cleans the text, cuts it into passages, says them in turn. */
export function createPooledSpeech(engine: PooledSpeechOptions): Speech {
  const { id, pool, prepareText, maxPassageChars } = engine

  async function* speak(text: string, options: SpeakOptions): AsyncGenerator<SpeechEvent, void> {
    const { voice, language, signal } = options
    signal.throwIfAborted()
    const info = engine.voices.find((known) => known.id === voice)
    if (info === undefined) throw new EvaError('voice_failed', `${id} has no voice called "${voice}".`)
    const speed = within(options.speed, SPEED.slowest, SPEED.fastest)
    const pitch = within(options.pitch, PITCH.lowest, PITCH.highest)
    const clean = speakable(text)
    const said = passages(clean, maxPassageChars)
      .map((passage) => speakable(prepareText(passage)))
      .filter((passage) => passage !== '')
    if (clean !== '' && said.length === 0)
      throw new EvaError('voice_cannot_say', `${id} has no sound for these letters.`)
    let samples = 0
    let refusal: EvaError | null = null
    for (const passage of said) {
      const beganMs = (samples * 1000) / info.sampleRate
      try {
        for await (const event of pool.say({ text: passage, voice, language, speed, pitch }, signal)) {
          if (event.type === 'audio') samples += event.pcm.length
          yield event.type === 'audio' ? event : { type: 'timing', ...shiftTiming(event, beganMs) }
        }
      } catch (thrown) {
        // A quotation in letters that it does not know must not cost what stands around it.
        if (!(thrown instanceof EvaError && thrown.code === 'voice_cannot_say')) throw thrown
        refusal = thrown
      }
    }
    signal.throwIfAborted()
    if (refusal !== null && samples === 0) throw refusal
  }

  async function check(signal: AbortSignal): Promise<ComponentHealth> {
    const startedMs = performance.now()
    try {
      let samples = 0
      const { voices, defaultVoice } = engine
      const [language = 'en'] = voices.find((voice) => voice.id === defaultVoice)?.languages ?? []
      const options = { voice: defaultVoice, language, speed: 1, pitch: 1, signal }
      for await (const event of speak('Hello.', options)) if (event.type === 'audio') samples += event.pcm.length
      const latencyMs = performance.now() - startedMs
      return samples > 0
        ? { ok: true, detail: `${defaultVoice} speaks`, latencyMs }
        : { ok: false, detail: `${defaultVoice} stays silent`, latencyMs }
    } catch (error) {
      signal.throwIfAborted()
      return { ok: false, detail: error instanceof Error ? error.message : String(error), latencyMs: null }
    }
  }

  return {
    specification: 'v1',
    id,
    get voices() {
      return engine.voices
    },
    speak,
    check,
    close: () => pool.close(),
  }
}

const within = (wish: number, low: number, high: number): number =>
  Number.isFinite(wish) ? Math.min(high, Math.max(low, wish)) : 1
