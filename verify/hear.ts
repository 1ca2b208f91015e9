import type { Speech, VoiceInfo } from '@eva/core'
import { ascending, median, quantile } from '../bench/section.ts'
import { understand } from '../bench/voice/intelligibility.ts'
import { findRecogniser } from '../bench/voice/recogniser.ts'
import { ENGLISH, FRENCH } from '../bench/voice/texts.ts'
import { timeClip } from '../bench/voice/time-clip.ts'
import { memoryOfChildrenMb } from './memory.ts'

/** What a voice is like in one language. */
export type Heard = {
  readonly voice: string
  readonly language: string
  /** The first request: the model is loaded for it. */
  readonly firstEverMs: number
  readonly firstMs: number
  readonly firstP95Ms: number
  /** Seconds of work for a second of speech. */
  readonly realTimeFactor: number
  /** Of the process that holds the model; `null` where the system does not tell. */
  readonly memoryMb: number | null
  readonly msPerLetter: number
  /** Share of samples at full scale. */
  readonly clipped: number
  /** `null` without a recogniser of the language. */
  readonly wordErrorRate: number | null
  readonly problems: readonly string[]
}

const TEXTS: Readonly<Record<string, readonly string[]>> = { en: ENGLISH.sentences, fr: FRENCH.sentences }

/** Slow and fast talkers take 50 to 90 ms for a letter; outside of this a clip is cut, or holds something else. */
const MS_PER_LETTER = { least: 25, most: 200 }
/** A sample in ten thousand may touch the limit. */
const CLIPPED_AT_MOST = 1e-4
const FULL_SCALE = 32_767

/** Lets the first speaker of each of her languages say the set texts, and measures. */
export async function hear(speech: Speech): Promise<readonly Heard[]> {
  const heard: Heard[] = []
  for (const [language, texts] of Object.entries(TEXTS)) {
    const voice = speech.voices.find(({ languages }) => languages.some((tag) => tag.split('-')[0] === language))
    if (voice !== undefined) heard.push(await hearIn(speech, voice, language, texts))
  }
  return heard
}

async function hearIn(speech: Speech, voice: VoiceInfo, language: string, texts: readonly string[]): Promise<Heard> {
  const asked = { speech, voice: voice.id, language }
  const firstEver = await timeClip(asked, texts[0] ?? '')
  const clips = []
  for (const text of texts) clips.push({ ...(await timeClip(asked, text)), letters: text.length })
  const sounds = await samplesOf(speech, voice.id, language, texts[0] ?? '')
  const recogniser = language === 'en' ? findRecogniser() : null
  const first = ascending(clips.map(({ firstMs }) => firstMs))
  const msPerLetter = median(clips.map(({ audioMs, letters }) => audioMs / letters))
  const clipped = sounds.filter((sample) => Math.abs(sample) >= FULL_SCALE).length / sounds.length
  const problems: string[] = []
  if (!(msPerLetter >= MS_PER_LETTER.least && msPerLetter <= MS_PER_LETTER.most)) {
    problems.push(`${voice.id}: ${msPerLetter.toFixed(0)} ms for a letter`)
  }
  if (first.some(Number.isNaN)) problems.push(`${voice.id}: a clip without sound`)
  if (!(clipped <= CLIPPED_AT_MOST)) problems.push(`${voice.id}: ${(clipped * 100).toFixed(2)} % clipped`)
  return {
    voice: voice.id,
    language,
    firstEverMs: firstEver.firstMs,
    firstMs: median(first),
    firstP95Ms: quantile(first, 0.95),
    realTimeFactor: median(clips.map(({ wholeMs, audioMs }) => wholeMs / audioMs)),
    memoryMb: memoryOfChildrenMb(),
    msPerLetter,
    clipped,
    wordErrorRate: recogniser === null ? null : (await understand(asked, recogniser)).wordErrorRate,
    problems,
  }
}

async function samplesOf(speech: Speech, voice: string, language: string, text: string): Promise<number[]> {
  const samples: number[] = []
  const manner = { voice, language, speed: 1, pitch: 1, signal: new AbortController().signal }
  for await (const event of speech.speak(text, manner)) if (event.type === 'audio') samples.push(...event.pcm)
  return samples
}
