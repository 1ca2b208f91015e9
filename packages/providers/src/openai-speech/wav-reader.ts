import { badSound } from './sound-error.ts'

/** How the samples of a sound are written down. */
export type SampleFormat = {
  readonly sampleRate: number
  readonly channels: number
  readonly encoding: 'u8' | 's16' | 's24' | 's32' | 'f32'
}

export type WavReader = {
  /** Takes bytes as they come, cut anywhere; returns those that hold samples. */
  push(bytes: Buffer): readonly Buffer[]
  /** Known once the header has come this far. */
  readonly format: SampleFormat | null
}

/** What follows the length in the header says "until the end": servers write the header before they know. */
const NO_LENGTH_FROM = 0x7fff_0000
/** A `fmt ` chunk is 16, 18 or 40 bytes long. */
const LONGEST_FORMAT_BYTES = 256
/** Chunks that are met behind the samples. */
const KNOWN_CHUNKS: ReadonlySet<string> = new Set([
  'RIFF',
  'LIST',
  'fact',
  'id3 ',
  'ID3 ',
  'bext',
  'cue ',
  'smpl',
  'PEAK',
  'data',
])

/**
 * Reads RIFF/WAVE from a stream (https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html). Written for
 * this because the published readers take whole files, or trust the lengths: here a length of nothing or of everything
 * means "until the end", and one that is too short is found out by what follows it. A second header in the stream, as
 * servers send that join clips, begins anew.
 */
export function createWavReader(): WavReader {
  let pending: Buffer = Buffer.alloc(0)
  let format: SampleFormat | null = null
  let state: 'riff' | 'chunk' | 'skip' | 'samples' | 'after' = 'riff'
  let left = 0

  /** The next bytes, once there are so many. */
  function take(count: number): Buffer | null {
    if (pending.length < count) return null
    const taken = pending.subarray(0, count)
    pending = pending.subarray(count)
    return taken
  }

  function readRiff(): boolean {
    const head = take(12)
    if (head === null) return false
    if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE') {
      throw badSound('something other than the WAV that it was asked for')
    }
    state = 'chunk'
    return true
  }

  function readChunk(): boolean {
    if (pending.length < 8) return false
    const id = pending.toString('latin1', 0, 4)
    const length = pending.readUInt32LE(4)
    if (id === 'fmt ') {
      if (length < 16 || length > LONGEST_FORMAT_BYTES) throw badSound('a WAV with a broken header')
      const chunk = take(8 + length + (length % 2))
      if (chunk === null) return false
      format = parseFormat(chunk.subarray(8))
      return true
    }
    take(8)
    if (id === 'RIFF') {
      take(4)
      return true
    }
    if (id === 'data') {
      if (format === null) throw badSound('a WAV without a format')
      left = length === 0 || length >= NO_LENGTH_FROM ? Number.POSITIVE_INFINITY : length
      state = 'samples'
    } else {
      left = length + (length % 2)
      state = 'skip'
    }
    return true
  }

  function readAfter(): boolean {
    if (pending.length < 4) return false
    const follows = pending.toString('latin1', 0, 4)
    if (follows === 'RIFF') state = 'riff'
    else if (KNOWN_CHUNKS.has(follows)) state = 'chunk'
    else {
      // The header told too little.
      left = Number.POSITIVE_INFINITY
      state = 'samples'
    }
    return true
  }

  function pass(): Buffer | null {
    if (pending.length === 0) return null
    const passed = take(Math.min(left, pending.length))
    left -= passed?.length ?? 0
    return passed
  }

  return {
    get format() {
      return format
    },
    push(bytes) {
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes])
      const samples: Buffer[] = []
      for (;;) {
        if (
          state === 'riff' ? !readRiff() : state === 'chunk' ? !readChunk() : state === 'after' ? !readAfter() : false
        ) {
          return samples
        }
        if (state !== 'skip' && state !== 'samples') continue
        const passed = left === 0 ? null : pass()
        if (passed !== null && state === 'samples') samples.push(passed)
        if (left > 0) return samples
        state = state === 'samples' ? 'after' : 'chunk'
      }
    },
  }
}

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
const ENCODINGS: Readonly<Record<string, SampleFormat['encoding']>> = {
  '1/8': 'u8',
  '1/16': 's16',
  '1/24': 's24',
  '1/32': 's32',
  '3/32': 'f32',
}

function parseFormat(chunk: Buffer): SampleFormat {
  const tag = chunk.readUInt16LE(0)
  const kind = tag === EXTENSIBLE && chunk.length >= 26 ? chunk.readUInt16LE(24) : tag
  const channels = chunk.readUInt16LE(2)
  const sampleRate = chunk.readUInt32LE(4)
  const encoding = ENCODINGS[`${kind}/${chunk.readUInt16LE(14)}`]
  if ((kind !== PCM && kind !== FLOAT) || encoding === undefined)
    throw badSound('a WAV in an encoding that Eva cannot read')
  if (channels < 1 || channels > 8) throw badSound(`a WAV with ${channels} channels`)
  if (sampleRate < 4_000 || sampleRate > 192_000) throw badSound(`a WAV with ${sampleRate} samples a second`)
  return { sampleRate, channels, encoding }
}
