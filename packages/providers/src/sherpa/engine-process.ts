import { EventEmitter } from 'node:events'
import { type Engine, startEngine } from '../sherpa-process/index.ts'
import type { SpeechHost, TaskMessage } from '../speech-worker/index.ts'
import { type BrokenVoices, loadFailure } from './broken-models.ts'
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
  readonly broken: BrokenVoices
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
const ENTRY = new URL('./speaking-process.ts', import.meta.url)

/** The engine in a process of its own, in place of a worker. It is begun by the first task, and replaced in a pause when it has grown. */
export function openEngineProcess(options: EngineProcessOptions): SpeechHost {
  const { models, gains, broken, memory, onEngine } = options
  const { mayGrowBytes = MAY_GROW_BYTES, restMs = REST_MS } = memory
  const events = new EventEmitter()
  /** Those it used, latest last. */
  const used = new Map<string, SherpaVoiceModel>()
  let engine: Engine<Order> | undefined
  let current: number | undefined
  let replacing: NodeJS.Timeout | undefined

  function order(message: Order): void {
    if (engine === undefined) {
      engine = startEngine<Order, HeardReport, SherpaVoiceModel>(ENTRY, { onReport, onEnd })
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
  function onEnd(code: number | null, loading: SherpaVoiceModel | undefined, reason: string): void {
    engine = undefined
    current = undefined
    clearTimeout(replacing)
    onEngine({ type: 'ended', code })
    if (loading === undefined) events.emit('exit', code ?? 1)
    else {
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

type HeardReport = Exclude<Report, { type: 'loading' | 'loaded' }>
