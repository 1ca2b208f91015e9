import type { OfflineRecognizer } from 'sherpa-onnx-node'
import { BrokenModel } from '../sherpa-process/broken-model.ts'
import { type Hearing, hearAlong, toWaveform } from './hear-along.ts'
import { createLoadedRecognisers } from './loaded-recognisers.ts'
import type { Order, Report } from './messages.ts'
import { offlineConfig } from './recogniser-config.ts'
import { toldLanguage } from './whisper-languages.ts'

// The entry of the process that hears. See `../sherpa-process/start-engine.ts` for why it is one.

type HearOrder = Extract<Order, { type: 'hear' }>
type OpenOrder = Extract<Order, { type: 'open' }>

const report = (message: Report): void => {
  process.send?.(message)
}

// Loaded here and not with the program: an addon that does not fit this machine costs the ears, nothing else.
const { default: sherpa } = await import('sherpa-onnx-node')
let atLoadBytes = process.memoryUsage.rss()
const recognisers = createLoadedRecognisers(
  sherpa,
  (model) => report({ type: 'loading', model }),
  () => {
    atLoadBytes = process.memoryUsage.rss()
    report({ type: 'loaded' })
  },
)

/** Utterances that nobody has stopped. */
const wanted = new Set<number>()
const opened = new Map<number, Promise<Hearing | null>>()
/** One whole utterance at a time: a recogniser's language is the recogniser's, not the utterance's. */
let last: Promise<unknown> = Promise.resolve()

function fail(id: number, thrown: unknown, model: OpenOrder['model'] | null): void {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  const broken = thrown instanceof BrokenModel ? model : null
  if (wanted.has(id)) report({ type: 'failed', id, reason, broken })
}

async function hear({ id, samples, model, language, installed }: HearOrder): Promise<void> {
  if (!wanted.has(id)) return
  recognisers.keepOnly(installed)
  const loaded = await recognisers.load(model)
  if (!wanted.has(id)) return
  if (loaded.type === 'online') {
    const hearing = hearAlong(loaded.recogniser, () => {})
    hearing.push(samples)
    report({ type: 'heard', id, text: hearing.finish(), language: null })
    return
  }
  expectLanguage(loaded.recogniser, model, language)
  const stream = loaded.recogniser.createStream()
  stream.acceptWaveform(toWaveform(samples))
  const { text, lang } = await loaded.recogniser.decodeAsync(stream)
  if (wanted.has(id)) report({ type: 'heard', id, text: text.trim(), language: toldLanguage(lang) })
}

/** Of all families Whisper alone listens for a language. */
function expectLanguage(recogniser: OfflineRecognizer, model: HearOrder['model'], language: string | null): void {
  const config = model.family === 'whisper' ? offlineConfig(model, language) : null
  if (config !== null) recogniser.setConfig(config)
}

async function open({ id, model, installed }: OpenOrder): Promise<Hearing | null> {
  try {
    recognisers.keepOnly(installed)
    const loaded = await recognisers.load(model)
    if (loaded.type === 'offline') throw new BrokenModel('it does not hear along')
    return hearAlong(loaded.recogniser, (text) => {
      if (wanted.has(id)) report({ type: 'partial', id, text })
    })
  } catch (thrown) {
    fail(id, thrown, model)
    return null
  }
}

/** What is done with an utterance that is heard along: in order, for the hearing of it is asked for first. */
async function along(id: number, act: (hearing: Hearing) => void): Promise<void> {
  try {
    const hearing = await opened.get(id)
    if (hearing !== undefined && hearing !== null && wanted.has(id)) act(hearing)
  } catch (thrown) {
    fail(id, thrown, null)
  }
}

function forget(id: number): void {
  wanted.delete(id)
  opened.delete(id)
  report({ type: 'ended', id })
  report({ type: 'memory', bytes: process.memoryUsage.rss(), atLoadBytes })
}

process.on('message', (order: Order) => {
  switch (order.type) {
    case 'hear': {
      const { id } = order
      wanted.add(id)
      last = last
        .then(() => hear(order))
        .catch((thrown: unknown) => fail(id, thrown, order.model))
        .finally(() => forget(id))
      return
    }
    case 'open':
      wanted.add(order.id)
      opened.set(order.id, open(order))
      return
    case 'push':
      void along(order.id, (hearing) => hearing.push(order.samples))
      return
    case 'finish': {
      const { id } = order
      void along(id, (hearing) => report({ type: 'heard', id, text: hearing.finish(), language: null })).finally(() =>
        forget(id),
      )
      return
    }
    case 'stop':
      wanted.delete(order.id)
      if (opened.has(order.id)) forget(order.id)
      return
    case 'warm':
      void recognisers.load(order.model).catch(() => 'told when somebody wants to be heard')
      return
    default:
      order satisfies never
  }
})

// A process group's Ctrl-C is for Eva to answer; this process ends with her, however she ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
