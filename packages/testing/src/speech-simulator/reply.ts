import type { PlainReply } from '../simulator/index.ts'
import type { SoundFormat, ToldLength } from './sound-format.ts'

/** A sound, sent well or badly. */
export type SimulatedSound = {
  readonly type: 'sound'
  /** What differs from what was asked for; `mp3` is bytes that look like it. @default as asked, 24 kHz, mono, 16 bits */
  readonly format?: Partial<Omit<SoundFormat, 'container'>> & { readonly container?: 'wav' | 'pcm' | 'mp3' }
  /** Nothing but silence. @default false */
  readonly silent?: boolean
  /** Whether a `content-length` is sent, and what it says. @default none: the answer is chunked */
  readonly contentLength?: Exclude<ToldLength, 'zero' | 'maximum'>
  /** Sizes of the pieces that it is written in, over and over; odd ones cut samples in two. @default [4_800] */
  readonly pieces?: readonly number[]
  /** From the request to the first piece, ms. @default the simulator's */
  readonly firstByteMs?: number
  /** Between two pieces, ms. @default the simulator's */
  readonly pieceMs?: number
  /** After so many bytes nothing more comes, or the connection breaks. @default it is sent whole */
  readonly ending?: { readonly how: 'stall' | 'cut'; readonly afterBytes: number }
}

/** What it can answer, good and bad. */
export type SimulatedSpeech = SimulatedSound | PlainReply

/** What is said of an error, in OpenAI's form. */
export { plainError as speechError } from '../simulator/index.ts'
