import { EvaError, type Heard, type Pcm } from '@eva/core'
import { type BrokenModels, type Engine, startEngine } from '../sherpa-process/index.ts'
import type { SherpaEarModel } from './ear-model.ts'
import type { Order, Report } from './messages.ts'

/** What becomes of the engine's process. */
export type EarEngineEvent =
  | { readonly type: 'started'; readonly pid: number | undefined }
  /** It went on with an utterance that nobody wanted any more, and was ended for that. */
  | { readonly type: 'stopped' }
  /** It had grown, and nobody spoke. */
  | { readonly type: 'replaced'; readonly grownBytes: number }
  | { readonly type: 'ended'; readonly code: number | null }

export type EarEngineOptions = {
  readonly models: () => readonly SherpaEarModel[]
  readonly broken: BrokenModels<SherpaEarModel>
  readonly onEngine: (event: EarEngineEvent) => void
  /** How long the library may go on with what nobody wants any more, ms. */
  readonly stopsWithinMs: number
  /** How much a process may grow after its latest model was loaded, bytes, and how long nobody may have spoken before it is replaced, ms. */
  readonly memory: { readonly mayGrowBytes: number; readonly restMs: number }
  /** A process that has an utterance and says nothing for so long hangs, ms. */
  readonly hangsAfterMs: number
}

/** One utterance in the process. */
export type EngineTask = {
  readonly heard: Promise<Heard>
  push(samples: Pcm): void
  finish(): void
  /** Nobody wants to know; `heard` does not settle any more. */
  stop(): void
}

export type EarEngine = {
  hear(model: SherpaEarModel, samples: Pcm, language: string | null): EngineTask
  open(model: SherpaEarModel, onPartial: (text: string) => void): EngineTask
  close(): void
}

type EarReport = Exclude<Report, { type: 'loading' | 'loaded' }>

type Pending = {
  readonly model: SherpaEarModel
  readonly onPartial: (text: string) => void
  readonly resolve: (heard: Heard) => void
  readonly reject: (reason: EvaError) => void
  /** Runs while the process owes an answer. */
  watchdog: NodeJS.Timeout | undefined
}

const ENTRY = new URL('./hearing-process.ts', import.meta.url)

/** The engine in a process of its own, begun by the first utterance. What it is asked goes to the one that is there. */
export function openEarEngine(options: EarEngineOptions): EarEngine {
  const { models, broken, onEngine } = options
  let engine: Engine<Order> | undefined
  let lastId = 0
  let lastModel: SherpaEarModel | undefined
  let replacing: NodeJS.Timeout | undefined
  const pending = new Map<number, Pending>()
  /** Utterances that were stopped and may still be worked on, by their numbers. */
  const dropped = new Map<number, NodeJS.Timeout>()

  function order(message: Order): void {
    if (engine === undefined) {
      engine = startEngine<Order, EarReport, SherpaEarModel>(ENTRY, { onReport, onEnd })
      onEngine({ type: 'started', pid: engine.pid })
    }
    engine.order(message)
  }

  /** Takes an utterance out of the books; `undefined` when it was settled or stopped before. */
  function take(id: number): Pending | undefined {
    const entry = pending.get(id)
    clearTimeout(entry?.watchdog)
    pending.delete(id)
    return entry
  }

  function onReport(report: EarReport): void {
    switch (report.type) {
      case 'partial': {
        const entry = pending.get(report.id)
        entry?.watchdog?.refresh()
        entry?.onPartial(report.text)
        return
      }
      case 'heard': {
        const { text, language } = report
        take(report.id)?.resolve({ text, language, noSpeechProbability: null })
        return
      }
      case 'failed': {
        if (report.broken !== null) broken.add(report.broken, report.reason)
        const entry = take(report.id)
        if (entry !== undefined)
          entry.reject(broken.failure(entry.model) ?? failed(`could not hear this: ${report.reason}`))
        return
      }
      case 'ended':
        clearTimeout(dropped.get(report.id))
        dropped.delete(report.id)
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
    if (grownBytes <= options.memory.mayGrowBytes) return
    replacing = setTimeout(() => {
      if (pending.size > 0) return
      onEngine({ type: 'replaced', grownBytes })
      beginAnew(failed('was replaced'))
    }, options.memory.restMs)
    replacing.unref()
  }

  /** Another process in place of this one, with the model in memory before anybody waits for it. */
  function beginAnew(reason: EvaError): void {
    end(reason)
    if (lastModel !== undefined && models().some(({ id }) => id === lastModel?.id))
      order({ type: 'warm', model: lastModel })
  }

  /** It ended by itself: while it loaded a model, that is what cannot be used. */
  function onEnd(code: number | null, loading: SherpaEarModel | undefined, reason: string): void {
    onEngine({ type: 'ended', code })
    if (loading !== undefined) broken.add(loading, reason)
    end(failed(`ended by itself with code ${code}`))
  }

  /** All that the process was asked fails with it. */
  function end(reason: EvaError): void {
    engine?.end()
    engine = undefined
    clearTimeout(replacing)
    for (const timer of dropped.values()) clearTimeout(timer)
    dropped.clear()
    for (const id of [...pending.keys()]) {
      const entry = take(id)
      entry?.reject(broken.failure(entry.model) ?? reason)
    }
  }

  /** The library cannot be stopped inside an utterance: its process can. */
  function endUnlessOver(id: number): void {
    dropped.set(
      id,
      setTimeout(() => {
        onEngine({ type: 'stopped' })
        beginAnew(failed('was ended for another utterance'))
      }, options.stopsWithinMs),
    )
  }

  function begin(model: SherpaEarModel, onPartial: (text: string) => void, first: (id: number) => Order): EngineTask {
    clearTimeout(replacing)
    lastId += 1
    const id = lastId
    lastModel = model
    const { promise: heard, resolve, reject } = Promise.withResolvers<Heard>()
    heard.catch(() => 'told to whoever waits')
    const entry: Pending = { model, onPartial, resolve, reject, watchdog: undefined }
    const expectAnswer = (): void => {
      entry.watchdog = setTimeout(() => end(failed('hung')), options.hangsAfterMs)
    }
    pending.set(id, entry)
    const begun = first(id)
    order(begun)
    if (begun.type === 'hear') expectAnswer()
    return {
      heard,
      push(samples) {
        if (pending.has(id)) order({ type: 'push', id, samples })
      },
      finish() {
        if (!pending.has(id)) return
        order({ type: 'finish', id })
        expectAnswer()
      },
      stop() {
        if (take(id) === undefined) return
        endUnlessOver(id)
        order({ type: 'stop', id })
      },
    }
  }

  const installed = (): readonly string[] => models().map(({ id }) => id)

  return {
    hear: (model, samples, language) =>
      begin(
        model,
        () => {},
        (id) => ({ type: 'hear', id, samples, model, language, installed: installed() }),
      ),
    open: (model, onPartial) => begin(model, onPartial, (id) => ({ type: 'open', id, model, installed: installed() })),
    close: () => end(failed('was closed')),
  }
}

const failed = (what: string): EvaError => new EvaError('ear_failed', `sherpa ${what}.`)
