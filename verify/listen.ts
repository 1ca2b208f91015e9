import { type Ear, earsFor, HEARING_RATE, hearClip } from '@eva/core'
import { ascending, median, quantile } from '../bench/section.ts'
import { wordErrorRate } from '../packages/check/src/probes/word-errors.ts'
import { memoryOfChildrenMb } from './memory.ts'
import type { Sound, SoundGroup } from './sounds.ts'

/** What an ear is like with the sounds of one source. */
export type Listened = {
  readonly language: string | null
  readonly spokenBy: string
  /** The first one: the model is loaded for it. */
  readonly firstEverMs: number
  readonly p50Ms: number
  readonly p95Ms: number
  /** Seconds of work for a second of sound. */
  readonly realTimeFactor: number
  /** Of the process that holds the model; `null` where the system does not tell. */
  readonly memoryMb: number | null
  /** Over all that was said, each utterance counting the same. */
  readonly wordErrorRate: number
}

/** Lets an ear hear every group whose language it understands, and measures. */
export async function listen(ear: Ear, groups: readonly SoundGroup[]): Promise<readonly Listened[]> {
  const listened: Listened[] = []
  const [loading] = groups.flatMap(({ sounds }) => sounds)
  if (loading === undefined) return []
  const firstEverMs = (await timed(ear, loading, null)).ms
  for (const group of groups) {
    if (earsFor([ear], group.language).length > 0) listened.push(await listenTo(ear, group, firstEverMs))
  }
  return listened
}

async function listenTo(ear: Ear, { language, spokenBy, sounds }: SoundGroup, firstEverMs: number): Promise<Listened> {
  const heard: { ms: number; audioMs: number; missed: number }[] = []
  for (const sound of sounds) {
    const { ms, text } = await timed(ear, sound, language)
    const audioMs = (sound.samples.length * 1000) / HEARING_RATE
    heard.push({ ms, audioMs, missed: wordErrorRate(sound.text, text) })
  }
  const times = ascending(heard.map(({ ms }) => ms))
  return {
    language,
    spokenBy,
    firstEverMs,
    p50Ms: median(times),
    p95Ms: quantile(times, 0.95),
    realTimeFactor: median(heard.map(({ ms, audioMs }) => ms / audioMs)),
    memoryMb: memoryOfChildrenMb(),
    wordErrorRate: heard.reduce((sum, { missed }) => sum + missed, 0) / heard.length,
  }
}

async function timed(ear: Ear, sound: Sound, language: string | null): Promise<{ ms: number; text: string }> {
  const fromMs = performance.now()
  const wish = { language, context: '' }
  const failed = (error: Error): never => {
    throw error
  }
  const { text } = await hearClip([ear], sound.samples, wish, failed, new AbortController().signal)
  return { ms: performance.now() - fromMs, text }
}
