import { createResampler, type Resampler } from '@eva/core'
import { createSampleReader, type SampleReader } from './sample-reader.ts'
import { badSound } from './sound-error.ts'
import { createWavReader, type SampleFormat, type WavReader } from './wav-reader.ts'

/** What OpenAI's `pcm` is, and what every voice of this engine is brought to: mono at 24 kHz. */
export const SAMPLE_RATE = 24_000

export type SoundDecoder = {
  /** Takes bytes as they come, cut anywhere; returns samples at 24 kHz. */
  push(bytes: Uint8Array): Int16Array
  /** The last samples. */
  finish(): Int16Array
}

const ASK_FOR_SOUND = 'Eva asks for pcm or wav; see that TTS_BASE_URL is a server that can give one of them.'

/**
 * Decodes an answer, whatever it calls itself: WAV is known by its first bytes, everything that is not WAV is taken for
 * bare samples of 16 bits, unless it begins like something that would be played as noise.
 *
 * @param contentType of the answer; a `rate` in it, as in `audio/L16;rate=16000`, is believed
 * @throws EvaError `voice_failed` (from `push`) for what is no sound that can be played
 */
export function createSoundDecoder(contentType: string | null): SoundDecoder {
  let head = Buffer.alloc(0)
  let wav: WavReader | null = null
  let chain: { readonly format: SampleFormat; readonly read: SampleReader; readonly resampler: Resampler } | null = null

  function decode(bytes: Buffer, format: SampleFormat): Int16Array {
    if (chain?.format !== format) {
      const resampler = createResampler(format.sampleRate, SAMPLE_RATE)
      chain = { format, read: createSampleReader(format), resampler }
    }
    return chain.resampler.push(chain.read(bytes))
  }

  function decodeWav(reader: WavReader, bytes: Buffer): Int16Array {
    return joined(
      reader.push(bytes).map((samples) => (reader.format === null ? EMPTY : decode(samples, reader.format))),
    )
  }

  const bare: SampleFormat = { sampleRate: rateOf(contentType), channels: 1, encoding: 's16' }
  return {
    push(bytes) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (wav !== null) return decodeWav(wav, chunk)
      if (chain !== null) return decode(chunk, bare)
      head = Buffer.concat([head, chunk])
      if (head.length < MAGIC_BYTES) return EMPTY
      refuseOthers(head)
      if (head.toString('latin1', 0, 4) !== 'RIFF') return decode(head, bare)
      wav = createWavReader()
      return decodeWav(wav, head)
    },
    finish: () => chain?.resampler.finish() ?? EMPTY,
  }
}

const EMPTY = new Int16Array(0)
const MAGIC_BYTES = 4

/** Beginnings of what servers send in place of sound. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^ID3/, 'mp3'],
  [/^OggS/, 'Ogg'],
  [/^fLaC/, 'FLAC'],
  [/^\s*<[!?a-z]/i, 'a page'],
  [/^\s*\{\s*"/, 'JSON'],
]

function refuseOthers(head: Buffer): void {
  const name = OTHERS.find(([beginning]) => beginning.test(head.toString('latin1', 0, MAGIC_BYTES)))?.[1]
  const found = name ?? (beginsLikeMpeg(head) ? 'mp3' : undefined)
  if (found !== undefined) throw badSound(`${found} in place of the sound that was asked for`, ASK_FOR_SOUND)
}

/**
 * Whether bytes begin with the header of an MPEG audio frame or of AAC's ADTS. Bare samples that do so would begin with
 * a loud click: a voice begins near zero.
 */
const beginsLikeMpeg = (head: Buffer): boolean =>
  head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0 && ((head[2] ?? 0) & 0xf0) !== 0xf0 && head.readInt16LE(0) < -256

function rateOf(contentType: string | null): number {
  const rate = Number(/;\s*rate="?(\d{4,6})/i.exec(contentType ?? '')?.[1])
  return rate >= 4_000 && rate <= 192_000 ? rate : SAMPLE_RATE
}

function joined(parts: readonly Int16Array[]): Int16Array {
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return first
  const whole = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0))
  let from = 0
  for (const part of parts) {
    whole.set(part, from)
    from += part.length
  }
  return whole
}
