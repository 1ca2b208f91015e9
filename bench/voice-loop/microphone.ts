import { createResampler, HEARING_RATE, type Pcm } from '@eva/core'
import type { Spoken } from './corpus.ts'
import { SPEECH_LEVEL } from './corpus.ts'
import type { Loudspeaker } from './loudspeaker.ts'
import { createNoise } from './noise.ts'
import { SoundBins } from './sound-bins.ts'
import type { EarMarks, Recording, TimedText } from './understanding.ts'

/** What a microphone sends at a time. */
export const FRAME_MS = 32
/** Echo off a wall, after the sound that comes straight: how much later, and how much of it. */
const WALLS = [
  { afterFrames: 1, share: 0.3 },
  { afterFrames: 2, share: 0.1 },
] as const

/** A room: its noise, and how her voice comes back into the microphone. */
export type Room = {
  /** Samples a second of the microphone. */
  readonly rate: number
  /** Level of the noise against that of speech; `null` for digital silence. */
  readonly noiseDb: number | null
  /** Her voice as it comes back: level against what was played, and how late; `null` for headphones. */
  readonly echo: { readonly db: number; readonly delayMs: number } | null
  readonly seed: number
}

/** When something that is said sounds, on the clock of `performance.now()`. */
export type Said = { readonly startMs: number; readonly endMs: number }

/**
 * A microphone in a room, in real time: a frame leaves when its last sample has sounded. The mouth in front of it says
 * what it is told; the loudspeaker beside it plays.
 */
export class Microphone {
  readonly recording: Recording
  readonly #room: Room
  readonly #speaker: Loudspeaker
  readonly #send: (frame: Pcm) => void
  readonly #noise: () => number
  readonly #echoGain: number
  /** What the loudspeaker played, frame by frame, until it has come back. */
  #played: Pcm[] = []
  #mouth: { readonly samples: Pcm; readonly startSample: number }[] = []
  readonly #latenesses: number[] = []
  #beganMs = 0
  #sentFrames = 0
  #timer: NodeJS.Timeout | null = null

  constructor(
    room: Room,
    marks: EarMarks,
    language: 'english' | 'french',
    speaker: Loudspeaker,
    send: (frame: Pcm) => void,
  ) {
    this.#room = room
    this.#speaker = speaker
    this.#send = send
    this.#noise = createNoise(room.seed)
    this.#echoGain = room.echo === null ? 0 : 10 ** (room.echo.db / 20)
    this.recording = { bins: new SoundBins(room.rate), words: [], language, marks }
  }

  /** How late frames left, ms. */
  get latenesses(): readonly number[] {
    return this.#latenesses
  }

  open(): void {
    this.#beganMs = performance.now()
    this.#next()
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  /** Says something, `afterMs` from the next frame on. The first sound of voice is told, and the true end. */
  say(spoken: Spoken, afterMs = 0): Said {
    const { rate } = this.#room
    const startSample = (this.#sentFrames + 1) * this.#frameSamples + Math.round((afterMs * rate) / 1000)
    this.#mouth.push({ samples: atRate(spoken, rate), startSample })
    const startMs = (startSample * 1000) / rate
    const msOf = (sample: number): number => startMs + (sample * 1000) / HEARING_RATE
    this.recording.words.push(
      ...spoken.words.map(({ text, startSample: from, endSample: to }) => ({
        text,
        startMs: msOf(from),
        endMs: msOf(to),
        isHers: false,
      })),
    )
    return { startMs: this.#beganMs + msOf(spoken.startSample), endMs: this.#beganMs + msOf(spoken.endSample) }
  }

  get #frameSamples(): number {
    return (this.#room.rate * FRAME_MS) / 1000
  }

  #next(): void {
    const dueMs = this.#beganMs + (this.#sentFrames + 1) * FRAME_MS
    this.#timer = setTimeout(() => this.#tick(dueMs), Math.max(0, dueMs - performance.now()))
  }

  #tick(dueMs: number): void {
    const lateMs = performance.now() - dueMs
    if (lateMs >= 0) {
      this.#latenesses.push(lateMs)
      const frame = this.#frame()
      this.#send(frame)
      this.recording.bins.push(frame)
      this.#sentFrames += 1
    }
    this.#next()
  }

  #frame(): Pcm {
    const size = this.#frameSamples
    const from = this.#sentFrames * size
    const mixed = this.#echo(size)
    const { noiseDb } = this.#room
    if (noiseDb !== null) {
      const level = SPEECH_LEVEL * 10 ** (noiseDb / 20)
      for (let at = 0; at < size; at += 1) mixed[at] = (mixed[at] ?? 0) + level * this.#noise()
    }
    for (const { samples, startSample } of this.#mouth) {
      const first = Math.max(0, startSample - from)
      const last = Math.min(size, startSample + samples.length - from)
      for (let at = first; at < last; at += 1) mixed[at] = (mixed[at] ?? 0) + (samples[from + at - startSample] ?? 0)
    }
    this.#mouth = this.#mouth.filter(({ samples, startSample }) => startSample + samples.length > from + size)
    return Int16Array.from(mixed, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample))))
  }

  /** Lets the loudspeaker play for a frame, and gives what comes back of what it played before. */
  #echo(size: number): Float64Array {
    const mixed = new Float64Array(size)
    const { samples, words } = this.#speaker.play(FRAME_MS)
    const { echo } = this.#room
    if (echo === null) return mixed
    const delayFrames = Math.round(echo.delayMs / FRAME_MS)
    this.#hearHer(words, this.#sentFrames + delayFrames)
    this.#played.push(samples)
    const kept = delayFrames + WALLS.length + 1
    this.#played = this.#played.slice(-kept)
    for (const { afterFrames, share } of [{ afterFrames: 0, share: 1 }, ...WALLS]) {
      const back = this.#played.at(-1 - delayFrames - afterFrames)
      for (const [at, sample] of (back ?? []).entries()) {
        if (at < size) mixed[at] = (mixed[at] ?? 0) + sample * share * this.#echoGain
      }
    }
    return mixed
  }

  #hearHer(words: readonly TimedText[], frame: number): void {
    for (const { text, startMs, endMs } of words) {
      const fromMs = frame * FRAME_MS
      this.recording.words.push({ text, startMs: fromMs + startMs, endMs: fromMs + endMs, isHers: true })
    }
  }
}

const converted = new WeakMap<Spoken, Pcm>()

/** The sound of what is said at a microphone's rate. To be asked for once before it is needed, as it takes a moment. */
export function atRate(spoken: Spoken, rate: number): Pcm {
  if (rate === HEARING_RATE) return spoken.samples
  const known = converted.get(spoken)
  if (known !== undefined) return known
  const resampler = createResampler(HEARING_RATE, rate)
  const samples = Int16Array.from([...resampler.push(Float32Array.from(spoken.samples)), ...resampler.finish()])
  converted.set(spoken, samples)
  return samples
}
