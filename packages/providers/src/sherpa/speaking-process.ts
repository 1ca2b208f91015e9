import { availableParallelism } from 'node:os'
import { BrokenModel } from '../sherpa-process/broken-model.ts'
import { type ClipShaper, createClipShaper, pauseMs } from '../speech-worker/clip-shaper.ts'
import { generationExtra, spokenLanguage, textFor } from './engine-config.ts'
import { gainFor, toPcm } from './level.ts'
import { createLoadedModels } from './loaded-models.ts'
import type { Order, Report, SayOrder } from './messages.ts'

// The entry of the process that speaks. See `engine-process.ts` for why it is one.

/** Half of the cores, four at most: the other half thinks and serves. Two threads are 1.7 times as fast as one. */
const threads = Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)))

/** Runs at a time: the one that is heard, and one that was stopped inside a sentence, where the library cannot stop. */
const MOST_RUNS = 2

/** Said when a model is warmed; every reader of letters or phonemes makes something of it, and nobody hears it. */
const WARM_UP = 'a e i o u'

const report = (message: Report): void => {
  process.send?.(message)
}

// Loaded here and not with the program: an addon that does not fit this machine costs the voices, nothing else.
const { default: sherpa } = await import('sherpa-onnx-node')
let atLoadBytes = process.memoryUsage.rss()
const models = createLoadedModels(
  sherpa,
  threads,
  (model) => report({ type: 'loading', model }),
  () => {
    atLoadBytes = process.memoryUsage.rss()
    report({ type: 'loaded' })
  },
)

type Run = { stopped: boolean; readonly ended: Promise<void> }
const runs = new Map<number, Run>()

async function say(order: SayOrder, stopped: () => boolean): Promise<Report> {
  const { id, model, language, voice } = order
  models.keepOnly(order.installed)
  const { tts, canSay } = await models.load(model)
  const text = textFor(model, order.text, spokenLanguage(model, language))
  if (!canSay(text)) return cannotSay(id)
  let heard = false
  const send = (pcm: Int16Array<ArrayBuffer>): void => {
    heard = true
    report({ type: 'frame', id, pcm })
  }
  let shaper: ClipShaper | undefined
  /** The first samples of a voice that nobody has heard yet tell how loud it is. */
  function openShaper(samples: Float32Array): ClipShaper {
    const gain = order.gain ?? gainFor(samples, model.sampleRate)
    if (order.gain === null && gain !== null) report({ type: 'gain', voice, gain })
    return createClipShaper({ sampleRate: model.sampleRate, gain: gain ?? 1 }, pauseMs(order.text), send)
  }
  if (stopped()) return { type: 'done', id }
  await tts.generateAsync({
    text,
    // Samples in memory of the library's own would be freed behind our back.
    enableExternalBuffer: false,
    generationConfig: new sherpa.GenerationConfig({
      sid: order.speaker,
      speed: order.speed,
      extra: generationExtra(model, language),
    }),
    onProgress({ samples }) {
      if (stopped()) return 0
      shaper ??= openShaper(samples)
      shaper.push(toPcm(samples))
      return 1
    },
  })
  if (stopped()) return { type: 'done', id }
  shaper?.finish()
  return heard ? { type: 'done', id } : cannotSay(id)
}

const cannotSay = (id: number): Report => ({
  type: 'failed',
  id,
  reason: 'it has no sound for these letters',
  code: 'voice_cannot_say',
})
/** How the library says the same. */
const NO_AUDIO = /produced no audio/

async function begin(order: SayOrder, run: Run): Promise<void> {
  const { id, model } = order
  let outcome: Report
  try {
    const others = [...runs].flatMap(([other, { ended }]) => (other === id ? [] : [ended]))
    if (others.length >= MOST_RUNS) await Promise.race(others)
    outcome = await say(order, () => run.stopped)
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    if (thrown instanceof BrokenModel) report({ type: 'broken', model, reason })
    outcome = NO_AUDIO.test(reason) ? cannotSay(id) : { type: 'failed', id, reason }
  }
  // A stopped run has been answered for when it was stopped.
  if (!run.stopped) report(outcome)
  report({ type: 'memory', bytes: process.memoryUsage.rss(), atLoadBytes })
}

/** Loads a model and lets it speak; what goes wrong is told when somebody wants to hear it. */
async function warm({ model }: Extract<Order, { type: 'warm' }>): Promise<void> {
  try {
    const { tts } = await models.load(model)
    const generationConfig = new sherpa.GenerationConfig({ sid: model.speakers[0]?.id ?? 0, speed: 1 })
    await tts.generateAsync({ text: WARM_UP, enableExternalBuffer: false, generationConfig, onProgress: () => 1 })
  } catch {
    // Unheard.
  }
}

process.on('message', (order: Order) => {
  switch (order.type) {
    case 'say': {
      const { promise: ended, resolve } = Promise.withResolvers<void>()
      const run: Run = { stopped: false, ended }
      runs.set(order.id, run)
      void begin(order, run).finally(() => {
        runs.delete(order.id)
        resolve()
      })
      return
    }
    case 'stop': {
      const run = runs.get(order.id)
      if (run === undefined || run.stopped) return
      run.stopped = true
      report({ type: 'done', id: order.id })
      return
    }
    case 'warm':
      void warm(order)
      return
    default:
      order satisfies never
  }
})

// A process group's Ctrl-C is for Eva to answer; this process ends with her, however she ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
