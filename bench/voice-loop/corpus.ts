import { createResampler, HEARING_RATE, type Pcm, type Speech } from '@eva/core'
import { createEspeak } from '@eva/providers/espeak'
import { createFlite } from '@eva/providers/flite'

/** A voice that plays a person. */
export type Speaker = {
  readonly voice: string
  readonly language: string
  readonly speed: number
  readonly pitch: number
}

/** A word as it is written, marks included, and the samples in which it sounds. */
export type SpokenWord = { readonly text: string; readonly startSample: number; readonly endSample: number }

/** What somebody said, as clean sound at `HEARING_RATE`. */
export type Spoken = {
  readonly text: string
  readonly samples: Pcm
  readonly words: readonly SpokenWord[]
  /** The first sample of voice. */
  readonly startSample: number
  /** The true end of speech: the first sample after the last one of voice. */
  readonly endSample: number
}

/** Amplitude (of 32,768) from which a sample of the clean sound is voice: −36 dB, 16 dB below the level of speech. */
export const VOICE_FROM = 500
/** Root mean square of all speech, of 32,768: −20 dB. */
export const SPEECH_LEVEL = 3_277

export type VoiceBooth = { say(text: string, speaker: Speaker): Promise<Spoken>; close(): Promise<void> }

/** The built-in voices, to make people of. */
export async function openVoiceBooth(): Promise<VoiceBooth> {
  const engines: readonly Speech[] = [await createFlite({ workers: 1 }), await createEspeak()]
  return {
    async say(text, speaker) {
      const engine = engines.find(({ voices }) => voices.some(({ id }) => id === speaker.voice))
      if (engine === undefined) throw new Error(`no built-in voice is called ${speaker.voice}`)
      const parts = splitAtPauses(text)
      const clips: Clip[] = []
      for (const part of parts) clips.push(await sayPart(engine, part.text, speaker))
      const pauses = parts.map(({ pauseMs }) => Math.round((pauseMs * HEARING_RATE) / 1000))
      return { text: parts.map((part) => part.text).join(' '), ...join(atSpeechLevel(clips), pauses) }
    },
    close: async () => void (await Promise.all(engines.map((engine) => engine.close()))),
  }
}

type Part = { readonly text: string /** After it. */; readonly pauseMs: number }

/** `one [600] two` as its parts. */
export function splitAtPauses(text: string): readonly Part[] {
  const pieces = text.split(/\s*\[(\d+)\]\s*/)
  return pieces.flatMap((piece, index) =>
    index % 2 === 0 ? [{ text: piece, pauseMs: Number(pieces[index + 1] ?? 0) }] : [],
  )
}

type Clip = { readonly samples: Pcm; readonly words: readonly SpokenWord[] }

async function sayPart(engine: Speech, text: string, { voice, language, speed, pitch }: Speaker): Promise<Clip> {
  const rate = engine.voices.find(({ id }) => id === voice)?.sampleRate ?? HEARING_RATE
  const resampler = createResampler(rate, HEARING_RATE)
  const samples: number[] = []
  const words: SpokenWord[] = []
  const sampleAt = (ms: number): number => Math.round((ms * HEARING_RATE) / 1000)
  const manner = { voice, language, speed, pitch, signal: new AbortController().signal }
  for await (const event of engine.speak(text, manner)) {
    if (event.type === 'audio') samples.push(...resampler.push(Float32Array.from(event.pcm)))
    else
      words.push(
        ...event.words.map((word) => ({
          text: word.text,
          startSample: sampleAt(word.startMs),
          endSample: sampleAt(word.endMs),
        })),
      )
  }
  samples.push(...resampler.finish())
  return { samples: Int16Array.from(samples), words: withMarks(words, text) }
}

/** Words, each as it is written in the text with its marks; French sets some apart. */
export function withMarks(words: readonly SpokenWord[], text: string): readonly SpokenWord[] {
  const written = text.match(/\S*[\p{L}\p{N}]\S*(?:\s+[^\p{L}\p{N}\s]+)?/gu) ?? []
  if (written.length !== words.length) return words
  return words.map((word, index) => ({ ...word, text: written[index] ?? word.text }))
}

/** All parts with one gain, so that their voice is as loud as all others'. */
function atSpeechLevel(clips: readonly Clip[]): readonly Clip[] {
  const voiced = clips.flatMap(({ samples }) => {
    const { start, end } = voiceOf(samples)
    return [samples.subarray(start, end)]
  })
  const count = voiced.reduce((sum, { length }) => sum + length, 0)
  const energy = voiced.reduce((sum, samples) => samples.reduce((own, sample) => own + sample * sample, sum), 0)
  const gain = SPEECH_LEVEL / Math.sqrt(energy / count)
  return clips.map(({ samples, words }) => ({ samples: samples.map((sample) => clamp(sample * gain)), words }))
}

const clamp = (sample: number): number => Math.max(-32_768, Math.min(32_767, Math.round(sample)))

/** Where the voice of a clean sound begins and ends. */
export function voiceOf(samples: Pcm): { readonly start: number; readonly end: number } {
  const isVoice = (sample: number): boolean => Math.abs(sample) >= VOICE_FROM
  return { start: Math.max(0, samples.findIndex(isVoice)), end: samples.findLastIndex(isVoice) + 1 }
}

/** One after the other; a pause is from the end of a voice to the beginning of the next, whatever softly fades within it. */
function join(clips: readonly Clip[], pauses: readonly number[]): Omit<Spoken, 'text'> {
  const voices = clips.map(({ samples }) => voiceOf(samples))
  const places: number[] = []
  let at = 0
  for (const [index, { start, end }] of voices.entries()) {
    places.push(index === 0 ? 0 : at - start)
    at = (places[index] ?? 0) + end + (pauses[index] ?? 0)
  }
  const length = Math.max(...clips.map(({ samples }, index) => (places[index] ?? 0) + samples.length))
  const samples = new Int16Array(length)
  const words: SpokenWord[] = []
  for (const [index, clip] of clips.entries()) {
    const place = places[index] ?? 0
    for (const [offset, sample] of clip.samples.entries()) {
      const to = place + offset
      if (to >= 0) samples[to] = clamp((samples[to] ?? 0) + sample)
    }
    words.push(
      ...clip.words.map((word) => ({
        text: word.text,
        startSample: word.startSample + place,
        endSample: word.endSample + place,
      })),
    )
  }
  const { start, end } = voiceOf(samples)
  return { samples, words, startSample: start, endSample: end }
}
