import { EvaError, type Speech, type VoiceInfo } from '@eva/core'
import type { Action } from '../action.ts'
import { type Check, type Verdict, wordsOf } from '../check.ts'
import { languageOf, type Said, SENTENCES, sayAloud } from '../say-aloud.ts'

/** A neural voice is read from the disk before its first word, in ms. */
const VOICE_LIMIT_MS = 15_000

/** The loudest value of a 16-bit sample; what stands there for long was louder than that and is broken. */
const LOUDEST = 32_767
/** So many samples of a hundred may stand there before it is heard. */
const CLIPPED_PERCENT = 0.1
/** Nobody hears what is quieter than this: 40 dB below the loudest. */
const AUDIBLE = 327

/** What is known of a voice engine around it. */
export type VoiceFacts = {
  /** A sentence costs neither money nor quota. */
  readonly isFree: boolean
  /** Nobody else speaks. */
  readonly isAlone: boolean
  /** A voice that could be fetched. */
  readonly toFetch: Action | null
}

/** Has an engine say a sentence, and listens to it. */
export const checkVoice = (engine: Speech, facts: VoiceFacts): Check => ({
  id: `voice:${engine.id}`,
  part: 'voice',
  which: engine.id,
  limitMs: VOICE_LIMIT_MS,
  look: async (signal) => {
    const voice = engine.voices.find(({ installed }) => installed)
    if (voice === undefined) return nothingFetched(engine.id, facts)
    try {
      if (!facts.isFree) return await reach(engine, signal)
      return judge(voice, await sayAloud(engine, voice, SENTENCES[languageOf(voice)], signal))
    } catch (thrown) {
      signal.throwIfAborted()
      return { status: 'bad', seen: { code: 'voice_failed', facts: { engine: engine.id } }, ...wordsOf(thrown) }
    }
  },
})

/** What a voice's sound says about it. */
export function judge({ id: voice }: VoiceInfo, { samples, sampleRate, firstSoundMs, tookMs }: Said): Verdict {
  const seconds = Math.round((samples.length / sampleRate) * 10) / 10
  const latencyMs = Math.round(firstSoundMs)
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  if (peak < AUDIBLE) return { status: 'bad', seen: { code: 'voice_silent', facts: { voice } }, latencyMs }
  const clipped = samples.reduce((sum, sample) => sum + (Math.abs(sample) >= LOUDEST ? 1 : 0), 0)
  const clipped_percent = Math.round((clipped / samples.length) * 1_000) / 10
  if (clipped_percent > CLIPPED_PERCENT) {
    return { status: 'warning', seen: { code: 'voice_clips', facts: { voice, clipped_percent } }, latencyMs }
  }
  if (tookMs > seconds * 1_000) {
    const facts = { voice, seconds, took_ms: Math.round(tookMs) }
    return { status: 'warning', seen: { code: 'voice_slow', facts }, latencyMs }
  }
  const facts = { voice, first_sound_ms: latencyMs, seconds, bytes: samples.byteLength }
  return { status: 'good', seen: { code: 'voice_speaks', facts }, latencyMs }
}

async function reach(engine: Speech, signal: AbortSignal): Promise<Verdict> {
  const { ok, detail } = await engine.check(signal)
  if (!ok) throw new EvaError('voice_failed', detail)
  return { status: 'good', seen: { code: 'voice_reachable', facts: { engine: engine.id } }, words: detail }
}

function nothingFetched(engine: string, { isAlone, toFetch }: VoiceFacts): Verdict {
  const action = toFetch === null ? {} : { action: toFetch }
  return isAlone
    ? { status: 'warning', seen: { code: 'voice_none', facts: {} }, latencyMs: null, ...action }
    : { status: 'skipped', seen: { code: 'voice_not_fetched', facts: { engine } }, latencyMs: null }
}
