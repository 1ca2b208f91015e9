import { isAudible, type Speech } from '@eva/core'

export type Clip = {
  /** From the request to the first frame in which anything can be heard, in ms. */
  readonly firstMs: number
  /** From the request to the last frame, in ms. */
  readonly wholeMs: number
  /** How long the clip is heard, in ms. */
  readonly audioMs: number
}

/** A voice as it is asked in a benchmark. */
export type Asked = { readonly speech: Speech; readonly voice: string; readonly language: string }

/** Says one text and times it. */
export async function timeClip({ speech, voice, language }: Asked, text: string): Promise<Clip> {
  const sampleRate = speech.voices.find(({ id }) => id === voice)?.sampleRate ?? Number.NaN
  const manner = { voice, language, speed: 1, pitch: 1, signal: new AbortController().signal }
  const askedMs = performance.now()
  let firstMs = Number.NaN
  let samples = 0
  for await (const event of speech.speak(text, manner)) {
    if (event.type !== 'audio') continue
    if (Number.isNaN(firstMs) && isAudible(event.pcm)) firstMs = performance.now() - askedMs
    samples += event.pcm.length
  }
  return { firstMs, wholeMs: performance.now() - askedMs, audioMs: (samples / sampleRate) * 1000 }
}
