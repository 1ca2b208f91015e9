import {
  type Clock,
  createVoices,
  type Pcm,
  type SpeakOptions,
  type Speech,
  type SpeechEvent,
  type TimedPhoneme,
  type TimedWord,
  type VoiceInfo,
  type Voices,
} from '@eva/core'
import { UnscriptedCall } from './unscripted-call.ts'

/** What the fake does for one text: frames of that many ms or with these samples, times, waits, or a failure. */
export type SpeechStep =
  | { readonly audioMs: number }
  | { readonly pcm: Pcm }
  | { readonly words: readonly TimedWord[]; readonly phonemes: readonly TimedPhoneme[] }
  | { readonly waitMs: number }
  | { readonly fail: Error }

export type SpeechCall = { readonly text: string } & Omit<SpeakOptions, 'signal'>

export type FakeSpeech = Speech & {
  readonly calls: readonly SpeechCall[]
  /** Most syntheses that ever ran at the same time. */
  readonly mostAtOnce: number
  readonly stopped: number
}

const SAMPLE_RATE = 16_000

export function fakeVoice(
  provider: string,
  name: string,
  languages: readonly string[],
  sampleRate = SAMPLE_RATE,
): VoiceInfo {
  const adjusts = { speed: true, pitch: true }
  return {
    id: `${provider}:${name}`,
    name,
    provider,
    languages,
    gender: 'female',
    sampleRate,
    installed: true,
    adjusts,
  }
}

/** `ms` of a quiet tone, so that no frame is silent. */
export function tone(ms: number, sampleRate = SAMPLE_RATE): Pcm {
  return Int16Array.from({ length: Math.round((ms * sampleRate) / 1000) }, (_, index) =>
    Math.round(3_000 * Math.sin((2 * Math.PI * 220 * index) / sampleRate)),
  )
}

/** Every text takes 10 ms of audio a character, in one frame, at once. */
export const tenMsPerCharacter = (text: string): readonly SpeechStep[] => [{ audioMs: text.length * 10 }]

/**
 * A voice engine that follows a script and throws on any text that is not in it.
 *
 * @param script steps for a text, or `undefined` for a text that nobody expected
 */
export function fakeSpeech(
  id: string,
  clock: Clock,
  voices: readonly VoiceInfo[],
  script: (text: string) => readonly SpeechStep[] | undefined,
): FakeSpeech {
  const calls: SpeechCall[] = []
  let running = 0
  let mostAtOnce = 0
  let stopped = 0

  async function* speak(text: string, { signal, ...manner }: SpeakOptions): AsyncGenerator<SpeechEvent, void> {
    signal.throwIfAborted()
    const { voice } = manner
    calls.push({ text, ...manner })
    const steps = script(text)
    const sampleRate = voices.find((candidate) => candidate.id === voice)?.sampleRate
    if (steps === undefined || sampleRate === undefined) throw new UnscriptedCall(`"${text}" by ${voice}`)
    running += 1
    mostAtOnce = Math.max(mostAtOnce, running)
    let ended = false
    try {
      for (const step of steps) {
        signal.throwIfAborted()
        if ('audioMs' in step) yield { type: 'audio', pcm: tone(step.audioMs, sampleRate) }
        else if ('pcm' in step) yield { type: 'audio', pcm: step.pcm }
        else if ('words' in step) yield { type: 'timing', words: step.words, phonemes: step.phonemes }
        else if ('waitMs' in step) await clock.sleep(step.waitMs, signal)
        else throw step.fail
      }
      signal.throwIfAborted()
      ended = true
    } finally {
      running -= 1
      if (!ended) stopped += 1
    }
  }

  return {
    specification: 'v1',
    id,
    voices,
    speak,
    check: async () => ({ ok: true, detail: 'scripted', latencyMs: 0 }),
    close: async () => {},
    calls,
    get mostAtOnce() {
      return mostAtOnce
    },
    get stopped() {
      return stopped
    },
  }
}

/** Engines as a conversation has them: the language is what is expected, nothing is rewritten, nothing was chosen. */
export const fakeVoices = (...engines: readonly Speech[]): Voices =>
  createVoices({
    engines,
    detectLanguage: (_text, expected) => expected,
    normalise: (text) => text,
    preferences: () => ({ voices: {}, speed: 1, pitch: 1, openerAfterMs: null }),
  })
