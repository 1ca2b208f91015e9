import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { SpeechHost, TaskMessage } from '../speech-worker/index.ts'
import { type BrokenModels, loadFailure } from './broken-models.ts'
import type { Order, Report } from './messages.ts'
import type { SherpaVoiceModel } from './voice-model.ts'
import { findVoice } from './voices.ts'

export type EngineMemory = {
  /**
   * How much a process may grow, in bytes, after its latest model was loaded.
   *
   * @default 500 MB
   */
  readonly mayGrowBytes?: number
  /**
   * How long nothing may have been said before it is replaced, so that no sentence waits for it.
   *
   * @default 3,000 ms
   */
  readonly restMs?: number
}

/** What becomes of the engine's process. */
export type EngineEvent =
  | { readonly type: 'started'; readonly pid: number | undefined }
  | { readonly type: 'replaced'; readonly grownBytes: number }
  | { readonly type: 'ended'; readonly code: number | null }

export type EngineProcessOptions = {
  readonly models: () => readonly SherpaVoiceModel[]
  /** By voice; outlives the process. */
  readonly gains: Map<string, number>
  readonly broken: BrokenModels
  readonly memory: EngineMemory
  readonly onEngine: (event: EngineEvent) => void
}

/**
 * Growth is part of the library's way: its memory fits the longest sentence so far, and with many shapes of sentences
 * it is known to go on growing (k2-fsa/sherpa-onnx#1939). The tone of the tests grew by 87 MB in its first 500
 * sentences, then stayed for 3,500 more. Letting go of the model gave 8 of them back, a new process all.
 */
const MAY_GROW_BYTES = 500_000_000
const REST_MS = 3_000
/** As many models as a process keeps are warmed in its successor. */
const WARMED = 2
/** What the library writes while it loads is kept up to here, for the reason when it fails. */
const MOST_WORDS = 4_000

/**
 * The engine in a process of its own, in place of a worker. A worker would not do: a model whose metadata is missing
 * makes the library end the whole process, and memory that it took is given back only with the process. It is begun by
 * the first task, and replaced in a pause when it has grown.
 */
export function openEngineProcess(options: EngineProcessOptions): SpeechHost {
  const { models, gains, broken, memory, onEngine } = options
  const { mayGrowBytes = MAY_GROW_BYTES, restMs = REST_MS } = memory
  const events = new EventEmitter()
  /** Those it used, latest last. */
  const used = new Map<string, SherpaVoiceModel>()
  let engine: ReturnType<typeof startEngine> | undefined
  let current: number | undefined
  let replacing: NodeJS.Timeout | undefined

  function order(message: Order): void {
    if (engine === undefined) {
      engine = startEngine(onReport, onEnd)
      onEngine({ type: 'started', pid: engine.pid })
    }
    engine.order(message)
  }

  function onReport(report: HeardReport): void {
    switch (report.type) {
      case 'frame':
      case 'timing':
        events.emit('message', report)
        return
      case 'done':
      case 'failed':
        current = undefined
        events.emit('message', report)
        return
      case 'gain':
        gains.set(report.voice, report.gain)
        return
      case 'broken':
        broken.add(report.model, report.reason)
        return
      case 'memory':
        replaceIfGrown(report.bytes - report.atLoadBytes)
        return
      default:
        report satisfies never
    }
  }

  function replaceIfGrown(grownBytes: number): void {
    clearTimeout(replacing)
    if (grownBytes <= mayGrowBytes) return
    replacing = setTimeout(() => {
      if (current !== undefined) return
      engine?.end()
      engine = undefined
      const installed = models()
      const again = [...used.values()].filter(({ id }) => installed.some((model) => model.id === id))
      for (const model of again.slice(-WARMED)) order({ type: 'warm', model })
      onEngine({ type: 'replaced', grownBytes })
    }, restMs)
    replacing.unref()
  }

  /** It ended by itself: while it loaded a model, that is what cannot be used. */
  function onEnd(code: number | null, loading: SherpaVoiceModel | undefined, words: string): void {
    engine = undefined
    current = undefined
    clearTimeout(replacing)
    onEngine({ type: 'ended', code })
    if (loading === undefined) events.emit('exit', code ?? 1)
    else {
      const reason = reasonIn(words)
      broken.add(loading, reason)
      events.emit('error', loadFailure(loading, reason))
    }
  }

  function say({ id, task }: TaskMessage): void {
    clearTimeout(replacing)
    const installed = models()
    const found = findVoice(installed, task.voice)
    if (found === undefined) {
      const reason = 'the voice was removed'
      queueMicrotask(() => events.emit('message', { type: 'failed', id, reason }))
      return
    }
    const { model, speaker } = found
    current = id
    used.delete(model.id)
    used.set(model.id, model)
    const { text, voice, language, speed } = task
    const gain = gains.get(voice) ?? null
    const ids = installed.map((one) => one.id)
    order({ type: 'say', id, text, voice, language, speed, model, speaker: speaker.id, gain, installed: ids })
  }

  queueMicrotask(() => events.emit('message', { type: 'ready' }))
  return {
    on: (event, heard) => events.on(event, heard),
    postMessage: say,
    stop: (id) => engine?.order({ type: 'stop', id }),
    async terminate() {
      clearTimeout(replacing)
      engine?.end()
      engine = undefined
    },
  }
}

/** What concerns nobody but the process and who began it stays there. */
type HeardReport = Exclude<Report, { type: 'loading' | 'loaded' }>

/** Begins a process. `onEnd` comes at most once, with what it was loading, and never after `end`. */
function startEngine(
  onReport: (report: HeardReport) => void,
  onEnd: (code: number | null, loading: SherpaVoiceModel | undefined, words: string) => void,
) {
  const child = fork(new URL('./speaking-process.ts', import.meta.url), [], {
    serialization: 'advanced',
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let loading: SherpaVoiceModel | undefined
  let words = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    // Outside of loading the library writes down what it was given to say. That is nobody's business.
    words = loading === undefined ? '' : (words + bytes.toString()).slice(-MOST_WORDS)
  })
  child.on('message', (report: Report) => {
    if (report.type === 'loading') loading = report.model
    else if (report.type === 'loaded') loading = undefined
    else onReport(report)
  })
  child.on('error', () => {})
  child.on('close', (code) => onEnd(code, loading, words))
  return {
    pid: child.pid,
    order(message: Order): void {
      if (child.connected) child.send(message, () => {})
    },
    end(): void {
      child.removeAllListeners()
      child.on('error', () => {})
      child.kill('SIGKILL')
    },
  }
}

/** What the library said last, without the place in its source. */
function reasonIn(words: string): string {
  const line = words.trim().split('\n').at(-1) ?? ''
  const reason = line.replace(/^\S+:\w+:\d+ /, '').trim()
  return reason === '' ? 'the library gave up without a word' : reason
}
