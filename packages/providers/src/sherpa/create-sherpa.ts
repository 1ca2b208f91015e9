import {
  type ComponentHealth,
  EvaError,
  type SpeakOptions,
  type Speech,
  type SpeechEvent,
  type VoiceInfo,
} from '@eva/core'
import { whatIsMissing } from '../sherpa-process/index.ts'
import { createPooledSpeech, openSpeechPool } from '../speech-worker/index.ts'
import { createBrokenVoices } from './broken-models.ts'
import { type EngineEvent, type EngineMemory, openEngineProcess } from './engine-process.ts'
import type { SherpaCataloguedModel, SherpaVoiceModel } from './voice-model.ts'
import { findVoice, voiceInfos } from './voices.ts'

export type SherpaOptions = {
  /** The models that are installed. Asked before every sentence and whenever voices are listed, so keep the list at hand. */
  readonly models: () => readonly SherpaVoiceModel[]
  /** Those that could be installed; one that is, is not listed twice. */
  readonly catalogued?: () => readonly SherpaCataloguedModel[]
  readonly memory?: EngineMemory
  /** Told when the engine's process begins, is replaced or dies; for the log. */
  readonly onEngine?: (event: EngineEvent) => void
  /** The package to load, for tests of its absence. */
  readonly packageName?: string
}

/**
 * Longest passage, in characters: about 8 s of speech. The library cannot be stopped inside a sentence, and a slow
 * voice makes one no faster than it is heard.
 */
const MAX_PASSAGE_CHARS = 120

/** A large model needs some seconds until it is in memory, and a slow voice as long as its passage until it is heard. */
const HANGS_AFTER_MS = 60_000

/**
 * Opens the neural voices: `sherpa:<model>`, or `sherpa:<model>/<speaker>` where a model has several. Costs nothing
 * until one of them speaks; then a process is begun, which loads the model and keeps it. Voices may be installed and
 * removed at any time.
 */
export function createSherpa(options: SherpaOptions): Speech {
  const { models, catalogued = () => [], memory = {}, onEngine = () => {} } = options
  const missing = whatIsMissing(options.packageName)
  const broken = createBrokenVoices()
  const gains = new Map<string, number>()
  let lastVoice: string | undefined

  const voices = (): readonly VoiceInfo[] => {
    const installed = models()
    const others = catalogued().filter(({ id }) => !installed.some((model) => model.id === id))
    return [
      ...installed.flatMap((model) => voiceInfos(model, missing === null)),
      ...others.flatMap((model) => voiceInfos(model, false)),
    ]
  }

  const pooled = createPooledSpeech({
    id: 'sherpa',
    get voices() {
      return voices()
    },
    get defaultVoice() {
      const ready = voices().filter(({ installed }) => installed)
      return ready.find(({ id }) => id === lastVoice)?.id ?? ready[0]?.id ?? ''
    },
    pool: openSpeechPool({
      name: 'sherpa',
      // One speaks with several threads. Two at a time would make the sentence that is awaited as slow as the next.
      workers: 1,
      spawn: () => openEngineProcess({ models, gains, broken, memory, onEngine }),
      hangsAfterMs: HANGS_AFTER_MS,
    }),
    prepareText: (passage) => passage,
    maxPassageChars: MAX_PASSAGE_CHARS,
  })

  /** What can be known of a voice before it tries. */
  function obstacle(voice: string): EvaError | null {
    if (missing !== null) return new EvaError('voice_failed', missing.message, { fix: missing.fix })
    const found = findVoice(models(), voice)
    if (found !== undefined) return broken.failure(found.model)
    const [, id] = /^sherpa:([^/]+)/.exec(voice) ?? []
    if (!catalogued().some((model) => model.id === id)) return null
    return new EvaError('voice_failed', `The voice ${voice} is not installed.`, { fix: `npx eva voices pull ${id}` })
  }

  async function* speak(text: string, wish: SpeakOptions): AsyncGenerator<SpeechEvent, void> {
    wish.signal.throwIfAborted()
    const problem = obstacle(wish.voice)
    if (problem !== null) throw problem
    lastVoice = wish.voice
    try {
      yield* pooled.speak(text, wish)
    } catch (thrown) {
      if (wish.signal.aborted) throw thrown
      throw obstacle(wish.voice) ?? thrown
    }
  }

  async function check(signal: AbortSignal): Promise<ComponentHealth> {
    if (missing !== null) return { ok: false, detail: `${missing.message} ${missing.fix}`, latencyMs: null }
    if (models().length === 0) {
      return { ok: true, detail: 'no neural voice is installed; npx eva voices lists those to be had', latencyMs: null }
    }
    const problem = obstacle(pooled.voices.find(({ installed }) => installed)?.id ?? '')
    if (problem !== null)
      return { ok: false, detail: `${problem.message} ${problem.fix ?? ''}`.trim(), latencyMs: null }
    return pooled.check(signal)
  }

  return {
    specification: 'v1',
    id: 'sherpa',
    get voices() {
      return voices()
    },
    speak,
    check,
    close: () => pooled.close(),
  }
}
