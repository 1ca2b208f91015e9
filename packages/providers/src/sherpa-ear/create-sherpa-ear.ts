import {
  type ComponentHealth,
  type Ear,
  type EarInfo,
  EvaError,
  HEARING_RATE,
  type Heard,
  type HearOptions,
  type Pcm,
} from '@eva/core'
import { createEarLine } from '../ear-line/index.ts'
import { createBrokenModels, whatIsMissing } from '../sherpa-process/index.ts'
import { type EarEngineEvent, type EarEngineOptions, openEarEngine } from './ear-engine.ts'
import { isStreaming, type SherpaCataloguedEar, type SherpaEarModel } from './ear-model.ts'
import { openStream } from './open-stream.ts'
import { neededPaths } from './recogniser-config.ts'

export type SherpaEarOptions = {
  /** The recognisers that are installed. Asked before every utterance and whenever ears are listed, so keep the list at hand. */
  readonly models: () => readonly SherpaEarModel[]
  /** Those that could be installed; one that is, is not listed twice. */
  readonly catalogued?: () => readonly SherpaCataloguedEar[]
  /** Told when the engine's process begins, is ended or dies; for the log. */
  readonly onEngine?: (event: EarEngineEvent) => void
  /** How long the library may go on with what nobody wants any more before its process is ended. @default 1,000 ms */
  readonly stopsWithinMs?: number
  /** @default 60,000 ms */
  readonly hangsAfterMs?: number
  /** How much its process may grow, and after what rest it is replaced. @default 500 MB, 3,000 ms */
  readonly memory?: EarEngineOptions['memory']
  /** The package to load, for tests of its absence. */
  readonly packageName?: string
}

/** About what a new process with a model of 100 MB takes to be as far. */
const STOPS_WITHIN_MS = 1_000

/** A large model needs some seconds until it is in memory, and a slow machine as long as was spoken. */
const HANGS_AFTER_MS = 60_000

/** As for her voices: the library's memory fits the longest utterance so far, and some of it only a new process gives back. */
const MEMORY = { mayGrowBytes: 500_000_000, restMs: 3_000 } as const

/**
 * Opens the ears of sherpa-onnx: `sherpa:<model>`. Costs nothing until one of them hears; then a process is begun,
 * which loads the model and keeps it. Models may be installed and removed at any time.
 */
export function createSherpaEar(options: SherpaEarOptions): Ear {
  const { models, catalogued = () => [], onEngine = () => {} } = options
  const { stopsWithinMs = STOPS_WITHIN_MS, hangsAfterMs = HANGS_AFTER_MS, memory = MEMORY } = options
  const missing = whatIsMissing(options.packageName)
  const broken = createBrokenModels(neededPaths, loadFailure)
  const engine = openEarEngine({ models, broken, onEngine, stopsWithinMs, hangsAfterMs, memory })

  const ears = (): readonly EarInfo[] => {
    const installed = models()
    const others = catalogued().filter(({ id }) => !installed.some((model) => model.id === id))
    return [
      ...installed.map((model) => infoOf(model, missing === null)),
      ...others.map((model) => infoOf(model, false)),
    ]
  }

  const modelOf = (ear: string): SherpaEarModel | undefined => models().find(({ id }) => ear === `sherpa:${id}`)

  /** What can be known of an ear before it tries. */
  function obstacle(ear: string): EvaError | null {
    if (missing !== null) return new EvaError('ear_failed', missing.message, { fix: missing.fix })
    const model = modelOf(ear)
    if (model !== undefined) return broken.failure(model)
    const known = catalogued().find(({ id }) => ear === `sherpa:${id}`)
    if (known === undefined) return new EvaError('ear_failed', `sherpa has no ear called "${ear}".`)
    return new EvaError('ear_failed', `The ear ${ear} is not installed.`, { fix: pullIt(known.id) })
  }

  async function understand(samples: Pcm, { ear, language, signal }: HearOptions): Promise<Heard> {
    const model = modelOf(ear)
    if (model === undefined) throw new EvaError('ear_failed', `The ear ${ear} was removed.`)
    const task = engine.hear(model, samples, language)
    const { promise: aborted, reject } = Promise.withResolvers<never>()
    const stop = (): void => {
      task.stop()
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
    try {
      return await Promise.race([task.heard, aborted])
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  // One hears with several threads. Two at a time would make the first as slow as the second.
  const line = createEarLine({ name: 'sherpa', atOnce: 1, obstacle, understand })

  async function check(signal: AbortSignal): Promise<ComponentHealth> {
    const unwell = (
      { message, fix = '' }: { message: string; fix?: string | undefined },
      latencyMs: number | null,
    ) => ({
      ok: false,
      detail: `${message} ${fix}`.trim(),
      latencyMs,
    })
    if (missing !== null) return unwell(missing, null)
    const [model] = models()
    if (model === undefined) return { ok: true, detail: 'no recogniser is installed', latencyMs: null }
    const fromMs = performance.now()
    const latencyMs = (): number => performance.now() - fromMs
    try {
      await line.hear(SILENCE, { ear: `sherpa:${model.id}`, language: null, context: '', signal })
      return { ok: true, detail: `${model.name} hears`, latencyMs: latencyMs() }
    } catch (thrown) {
      signal.throwIfAborted()
      if (!(thrown instanceof EvaError)) throw thrown
      return unwell(thrown, latencyMs())
    }
  }

  return {
    specification: 'v1',
    id: 'sherpa',
    get ears() {
      return ears()
    },
    hear: line.hear,
    open({ ear, signal }) {
      line.closing.throwIfAborted()
      const problem = obstacle(ear)
      if (problem !== null) throw problem
      const model = modelOf(ear)
      if (model === undefined || !isStreaming(model)) {
        throw new EvaError('ear_failed', `${ear} does not hear along.`, { fix: 'Choose an ear that is streaming.' })
      }
      return openStream((onPartial) => engine.open(model, onPartial), signal, line.closing)
    },
    check,
    async close() {
      line.close()
      engine.close()
    },
  }
}

/** A moment of it, for a check. */
const SILENCE: Pcm = new Int16Array(HEARING_RATE / 5)

const infoOf = (model: SherpaCataloguedEar, installed: boolean): EarInfo => ({
  id: `sherpa:${model.id}`,
  name: model.name,
  provider: 'sherpa',
  languages: model.languages,
  installed,
  isBasic: false,
  isStreaming: isStreaming(model),
})

const pullIt = (id: string): string => `npx eva ears pull ${id}`

/** What is told of a model that cannot be loaded. */
const loadFailure = ({ id, name, folder }: SherpaEarModel, reason: string): EvaError =>
  new EvaError('ear_failed', `The ear ${name} cannot be loaded: ${reason.replaceAll(`${folder}/`, '')}.`, {
    fix: `Fetch it anew: npx eva ears remove ${id}, then ${pullIt(id)}.`,
  })
