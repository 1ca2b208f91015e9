import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import type { Speech } from '@eva/core'
import { createEspeak } from '@eva/providers/espeak'
import { createFlite } from '@eva/providers/flite'
import { ascending, type BenchRow, type BenchSection, median, quantile } from './section.ts'
import { ENGLISH, FRENCH, type VoiceTexts } from './voice-texts.ts'

type Clip = { readonly firstMs: number; readonly wholeMs: number; readonly audioMs: number }

/** Runs before the first one that counts: V8 optimizes what runs often. */
const WARM_UP_RUNS = 10

/** Between runs, as between two turns: time in which the worker makes its next instance ready. */
const PAUSE_MS = 30

const TARGETS = { firstMedianMs: 15, firstP95Ms: 30, sentenceMedianMs: 50 } as const

/** Times both built-in voices, warm, one request at a time. */
export async function benchVoice(): Promise<readonly BenchSection[]> {
  return [
    await benchEngine('flite:slt, English', createFlite, 'flite:slt', ENGLISH),
    await benchEngine('espeak:fr, French', createEspeak, 'espeak:fr', FRENCH),
  ]
}

async function benchEngine(
  title: string,
  open: () => Promise<Speech>,
  voice: string,
  texts: VoiceTexts,
): Promise<BenchSection> {
  const openedMs = performance.now()
  const speech = await open()
  const openMs = performance.now() - openedMs
  try {
    for (const text of texts.clauses.slice(0, WARM_UP_RUNS)) await timeClip(speech, voice, text)
    await setTimeout(PAUSE_MS)
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const clauses = await timeClips(speech, voice, texts.clauses)
    const sentences = await timeClips(speech, voice, texts.sentences)
    delay.disable()
    return {
      title: `Voice: ${title}`,
      method:
        `Warm, one request at a time, ${PAUSE_MS} ms apart, in this process (the engine is in its worker). First audio: from the call of ` +
        `speak() with a clause of 4 to 6 words to its first frame of sound, ${clauses.length} different clauses. Whole sentence: to its ` +
        `last frame, ${sentences.length} different sentences of 6 to 9 words. The frames hold no leading silence over 20 ms.`,
      rows: rowsOf(clauses, sentences, delay.percentile(99) / 1e6, openMs),
      notes: ['The event-loop delay is measured at a resolution of 1 ms, which it includes.'],
    }
  } finally {
    await speech.close()
  }
}

function rowsOf(clauses: readonly Clip[], sentences: readonly Clip[], delayP99Ms: number, openMs: number): BenchRow[] {
  const first = ascending(clauses.map(({ firstMs }) => firstMs))
  const whole = ascending(sentences.map(({ wholeMs }) => wholeMs))
  const factor = median(sentences.map(({ wholeMs, audioMs }) => audioMs / wholeMs))
  return [
    withTarget('first audio after first clause, median', median(first), TARGETS.firstMedianMs),
    withTarget('first audio after first clause, p95', quantile(first, 0.95), TARGETS.firstP95Ms),
    withTarget('whole short sentence, median', median(whole), TARGETS.sentenceMedianMs),
    reported('whole short sentence, p95', `${quantile(whole, 0.95).toFixed(1)} ms`),
    reported('faster than it is listened to', `${factor.toFixed(0)} times`),
    reported('event-loop delay meanwhile, p99', `${delayP99Ms.toFixed(1)} ms`),
    reported('opening the engine', `${openMs.toFixed(0)} ms`),
  ]
}

async function timeClips(speech: Speech, voice: string, texts: readonly string[]): Promise<Clip[]> {
  const clips: Clip[] = []
  for (const text of texts) {
    clips.push(await timeClip(speech, voice, text))
    await setTimeout(PAUSE_MS)
  }
  return clips
}

async function timeClip(speech: Speech, voice: string, text: string): Promise<Clip> {
  const sampleRate = speech.voices.find(({ id }) => id === voice)?.sampleRate ?? Number.NaN
  const askedMs = performance.now()
  let firstMs = Number.NaN
  let samples = 0
  const language = voice.split(':')[1] === 'fr' ? 'fr' : 'en'
  const manner = { voice, language, speed: 1, pitch: 1, signal: new AbortController().signal }
  for await (const event of speech.speak(text, manner)) {
    if (event.type !== 'audio') continue
    if (samples === 0) firstMs = performance.now() - askedMs
    samples += event.pcm.length
  }
  return { firstMs, wholeMs: performance.now() - askedMs, audioMs: (samples / sampleRate) * 1000 }
}

const withTarget = (name: string, ms: number, atMostMs: number): BenchRow => ({
  name,
  target: `≤ ${atMostMs} ms`,
  measured: `${ms.toFixed(1)} ms`,
  met: ms <= atMostMs,
})

const reported = (name: string, measured: string): BenchRow => ({ name, target: null, measured, met: null })

if (import.meta.main) {
  for (const { title, method, rows, notes } of await benchVoice()) {
    console.log(`\n${title}\n${method}`)
    console.table(rows)
    for (const note of notes) console.log(note)
  }
}
