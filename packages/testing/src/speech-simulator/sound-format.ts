/** What a data length in a WAV header may say: the truth, or one of the untruths met in the wild. */
export type ToldLength = 'true' | 'zero' | 'maximum' | 'too-long' | 'too-short'

export type SoundFormat = {
  readonly container: 'wav' | 'pcm'
  readonly sampleRate: number
  readonly channels: 1 | 2
  readonly samples: 's16' | 'f32'
  /** What the WAV header says. */
  readonly toldLength: ToldLength
  /** A `LIST` and a `fact` chunk before the samples, and a `LIST` after them. */
  readonly extraChunks: boolean
}

/** The bytes of a sound in that format. A second channel says the same as the first. */
export function encodeSound(sound: Float32Array, format: SoundFormat): Buffer {
  const data = encodeSamples(sound, format)
  if (format.container === 'pcm') return data
  const list = chunk('LIST', Buffer.from('INFOISFT\u0005\u0000\u0000\u0000test\u0000\u0000', 'latin1'))
  const fact = chunk('fact', uint32(sound.length))
  const before = [chunk('fmt ', describeFormat(format)), ...(format.extraChunks ? [list, fact] : [])]
  const after = format.extraChunks ? [list] : []
  const told = tellLength(data.length, format.toldLength)
  const body = Buffer.concat([Buffer.from('WAVE'), ...before, Buffer.from('data'), uint32(told), data, ...after])
  const isOpen = format.toldLength === 'maximum'
  return Buffer.concat([Buffer.from('RIFF'), uint32(isOpen ? 0xffff_ffff : body.length), body])
}

function encodeSamples(sound: Float32Array, { channels, samples }: SoundFormat): Buffer {
  const data = new (samples === 's16' ? Int16Array : Float32Array)(sound.length * channels)
  const full = samples === 's16' ? 32_767 : 1
  for (let place = 0; place < data.length; place += 1) {
    const value = (sound[Math.floor(place / channels)] ?? 0) * full
    data[place] = samples === 's16' ? Math.round(value) : value
  }
  return Buffer.from(data.buffer)
}

function describeFormat({ sampleRate, channels, samples }: SoundFormat): Buffer {
  const bits = samples === 's16' ? 16 : 32
  const format = Buffer.alloc(16)
  format.writeUInt16LE(samples === 's16' ? 1 : 3, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(sampleRate, 4)
  format.writeUInt32LE((sampleRate * channels * bits) / 8, 8)
  format.writeUInt16LE((channels * bits) / 8, 12)
  format.writeUInt16LE(bits, 14)
  return format
}

function tellLength(length: number, told: ToldLength): number {
  const half = Math.floor(length / 8) * 4
  return { true: length, zero: 0, maximum: 0xffff_ffff, 'too-long': length * 3, 'too-short': half }[told]
}

const chunk = (id: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(id), uint32(body.length), body])

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
