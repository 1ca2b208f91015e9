import type { SampleFormat } from './wav-reader.ts'

/** Takes bytes, cut anywhere; returns mono samples at the scale of 16 bits (±32,768). What is cut in two waits. */
export type SampleReader = (bytes: Buffer) => Float32Array

const BYTES: Readonly<Record<SampleFormat['encoding'], number>> = { u8: 1, s16: 2, s24: 3, s32: 4, f32: 4 }

const READ: Readonly<Record<SampleFormat['encoding'], (bytes: Buffer, place: number) => number>> = {
  u8: (bytes, place) => (bytes.readUInt8(place) - 128) * 256,
  s16: (bytes, place) => bytes.readInt16LE(place),
  s24: (bytes, place) => bytes.readIntLE(place, 3) / 256,
  s32: (bytes, place) => bytes.readInt32LE(place) / 65_536,
  f32: (bytes, place) => finite(bytes.readFloatLE(place)) * 32_768,
}

const finite = (sample: number): number => (Number.isFinite(sample) ? sample : 0)

/** Channels are mixed to one by their mean. */
export function createSampleReader({ channels, encoding }: SampleFormat): SampleReader {
  const size = BYTES[encoding]
  const frame = size * channels
  const read = READ[encoding]
  let rest = Buffer.alloc(0)
  return (bytes) => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    const samples = new Float32Array(Math.floor(all.length / frame))
    for (let index = 0; index < samples.length; index += 1) {
      let sum = 0
      for (let channel = 0; channel < channels; channel += 1) sum += read(all, index * frame + channel * size)
      samples[index] = sum / channels
    }
    rest = Buffer.from(all.subarray(samples.length * frame))
    return samples
  }
}
