import type { Pcm, SpeakOptions, Speech, SpeechEvent, VoiceInfo } from '@eva/core'

/** A voice engine and what its tests may know about it. */
export type SpeechUnderTest = {
  readonly speech: Speech
  /** The `VoiceInfo.id` that the suite speaks with. */
  readonly voice: string
  /** In the voice's language: a word, a sentence of about 40 characters, and a text of 150 to 250 characters. */
  readonly texts: { readonly word: string; readonly sentence: string; readonly long: string }
  /** False for an engine whose clips do not depend on speed and pitch, such as one that follows a script. */
  readonly heedsSpeed: boolean
  /** Takes down what was put up around the engine. The suite has closed the engine itself by then. */
  readonly dispose?: () => Promise<void>
}

/** Puts up one engine for the whole suite. */
export type OpenSpeech = () => Promise<SpeechUnderTest>

/** What became of one clip: the samples that came out, and what was thrown, if it was. */
export type Heard = {
  readonly frames: readonly Pcm[]
  readonly samples: Pcm
  readonly ms: number
  readonly thrown: { readonly value: unknown } | null
}

/** A signal that nobody aborts. */
export const never = (): AbortSignal => new AbortController().signal

/** The voice that the suite speaks with. */
export function voiceOf({ speech, voice }: SpeechUnderTest): VoiceInfo {
  const found = speech.voices.find(({ id }) => id === voice)
  if (found === undefined) throw new Error(`${speech.id} does not list ${voice}`)
  return found
}

/** Starts to say `text`. */
export function say(
  engine: SpeechUnderTest,
  text: string,
  changes: Partial<SpeakOptions> = {},
): AsyncIterable<SpeechEvent> {
  const language = voiceOf(engine).languages[0] ?? 'en'
  const manner = { voice: engine.voice, language, speed: 1, pitch: 1, signal: never() }
  return engine.speech.speak(text, { ...manner, ...changes })
}

/** Listens to the end or to the error. `onFrame` runs after each frame, before the next one is asked for. */
export async function hear(
  sampleRate: number,
  clip: AsyncIterable<SpeechEvent>,
  onFrame: (frame: Pcm) => void = () => {},
): Promise<Heard> {
  const frames: Pcm[] = []
  let thrown: Heard['thrown'] = null
  try {
    for await (const event of clip) {
      if (event.type !== 'audio') continue
      frames.push(event.pcm)
      onFrame(event.pcm)
    }
  } catch (value) {
    thrown = { value }
  }
  const samples = Int16Array.from(frames.flatMap((frame) => [...frame]))
  return { frames, samples, ms: (samples.length / sampleRate) * 1000, thrown }
}
