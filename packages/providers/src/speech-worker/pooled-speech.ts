import { type ComponentHealth, EvaError, type Pcm, type SpeakOptions, type Speech, type VoiceInfo } from '@eva/core'
import { passages } from './passages.ts'
import { speakable } from './speakable.ts'
import type { SpeechPool } from './speech-pool.ts'

export type PooledSpeechOptions = {
  readonly id: string
  readonly voices: readonly VoiceInfo[]
  /** The voice that `check` speaks with. */
  readonly defaultVoice: string
  readonly pool: SpeechPool
  /** Fits a passage to what the engine reads rightly; what is left must still be speakable to be said. */
  readonly prepareText: (passage: string) => string
}

/** A quarter to four times the voice's own pace; outside of that no engine is understood. */
const SPEED = { slowest: 0.25, fastest: 4 } as const

/** The `Speech` of an engine that runs in a pool of workers: cleans the text, cuts it into passages, says them in turn. */
export function createPooledSpeech(options: PooledSpeechOptions): Speech {
  const { id, voices, defaultVoice, pool, prepareText } = options

  async function* speak(text: string, { voice, speed, signal }: SpeakOptions): AsyncGenerator<Pcm, void> {
    signal.throwIfAborted()
    if (!voices.some((known) => known.id === voice)) {
      throw new EvaError('voice_failed', `${id} has no voice called "${voice}".`)
    }
    const pace = Number.isFinite(speed) ? Math.min(SPEED.fastest, Math.max(SPEED.slowest, speed)) : 1
    const clean = speakable(text)
    const said = passages(clean)
      .map((passage) => speakable(prepareText(passage)))
      .filter((passage) => passage !== '')
    if (clean !== '' && said.length === 0) throw new EvaError('voice_failed', `${id} has no sound for these letters.`)
    for (const passage of said) yield* pool.say({ text: passage, voice, speed: pace }, signal)
    signal.throwIfAborted()
  }

  async function check(signal: AbortSignal): Promise<ComponentHealth> {
    const startedMs = performance.now()
    try {
      let samples = 0
      for await (const pcm of speak('Hello.', { voice: defaultVoice, speed: 1, signal })) samples += pcm.length
      const latencyMs = performance.now() - startedMs
      return samples > 0
        ? { ok: true, detail: `${defaultVoice} speaks`, latencyMs }
        : { ok: false, detail: `${defaultVoice} stays silent`, latencyMs }
    } catch (error) {
      signal.throwIfAborted()
      return { ok: false, detail: error instanceof Error ? error.message : String(error), latencyMs: null }
    }
  }

  return { specification: 'v1', id, voices, speak, check, close: () => pool.close() }
}
