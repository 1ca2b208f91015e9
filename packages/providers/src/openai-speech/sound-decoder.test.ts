import { EvaError } from '@eva/core'
import { encodeSound, type SoundFormat, toneSpeech } from '@eva/testing/speech-simulator'
import { expect, it } from 'vitest'
import { createSoundDecoder } from './sound-decoder.ts'

const USUAL: SoundFormat = {
  container: 'wav',
  sampleRate: 24_000,
  channels: 1,
  samples: 's16',
  toldLength: 'true',
  extraChunks: false,
}

const tone = (sampleRate: number): Float32Array => toneSpeech({ text: 'Hello.', speed: 1, hertz: 200, sampleRate })

/** Decodes bytes that come in pieces of these sizes, over and over. */
function decode(bytes: Buffer, pieces: readonly number[] = [4_096], contentType: string | null = null): Int16Array {
  const decoder = createSoundDecoder(contentType)
  const samples: number[] = []
  for (let from = 0, piece = 0; from < bytes.length; piece += 1) {
    const to = from + (pieces[piece % pieces.length] ?? 1)
    samples.push(...decoder.push(Uint8Array.from(bytes.subarray(from, to))))
    from = to
  }
  return Int16Array.from([...samples, ...decoder.finish()])
}

const expected = Int16Array.from(tone(24_000), (sample) => Math.round(sample * 32_767))

/** How far two sounds are apart, of 32,768, over their common length. */
const distance = (one: Int16Array, other: Int16Array): number =>
  Math.max(...one.subarray(0, other.length).map((sample, index) => Math.abs(sample - (other[index] ?? 0))))

it.each(['true', 'zero', 'maximum', 'too-long', 'too-short'] as const)(
  'hears all of a WAV whose header says a length that is %s',
  (toldLength) => {
    expect(decode(encodeSound(tone(24_000), { ...USUAL, toldLength }))).toEqual(expected)
  },
)

it.each([[[1]], [[3]], [[43, 1, 1_001]], [[44]], [[7, 13, 4_801]]])(
  'does not mind being cut into pieces of %j',
  (pieces) => {
    for (const extraChunks of [false, true]) {
      expect(decode(encodeSound(tone(24_000), { ...USUAL, extraChunks }), pieces)).toEqual(expected)
      expect(decode(encodeSound(tone(24_000), { ...USUAL, container: 'pcm' }), pieces)).toEqual(expected)
    }
  },
)

it('plays nothing of the chunks around the samples', () => {
  const bytes = encodeSound(tone(24_000), { ...USUAL, extraChunks: true })
  expect(decode(bytes)).toHaveLength(expected.length)
})

it.each([
  [16_000, 1, 's16'],
  [22_050, 1, 's16'],
  [44_100, 2, 's16'],
  [48_000, 2, 'f32'],
  [8_000, 1, 'f32'],
] as const)('brings %i Hz with %i channels of %s to mono at 24 kHz', (sampleRate, channels, samples) => {
  const decoded = decode(encodeSound(tone(sampleRate), { ...USUAL, sampleRate, channels, samples }), [999])
  expect(Math.abs(decoded.length - expected.length)).toBeLessThan(24)
  // The tone jumps where a syllable begins, which no two rates write down alike.
  expect(distance(decoded, expected)).toBeLessThan(900)
})

it('lets nothing through that the lower rate cannot carry', () => {
  const whistle = Float32Array.from(
    { length: 48_000 },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * 20_000 * index) / 48_000),
  )
  const decoded = decode(encodeSound(whistle, { ...USUAL, sampleRate: 48_000 }))
  expect(Math.max(...decoded.subarray(100, -100))).toBeLessThan(60)
})

it('reads 24 bits, 8 bits, and the extensible format', () => {
  const wav = (tag: number, bits: number, data: Buffer, extension = Buffer.alloc(0)): Buffer => {
    const head = Buffer.alloc(36)
    head.write('RIFF', 0)
    head.write('WAVEfmt ', 8)
    head.writeUInt32LE(16 + extension.length, 16)
    head.writeUInt16LE(tag, 20)
    head.writeUInt16LE(1, 22)
    head.writeUInt32LE(24_000, 24)
    head.writeUInt16LE(bits, 34)
    const told = Buffer.alloc(8)
    told.write('data')
    told.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, extension, told, data])
  }
  expect(decode(wav(1, 24, Buffer.from([0, 0, 16, 0, 0, 240])))).toEqual(Int16Array.of(4_096, -4_096))
  expect(decode(wav(1, 8, Buffer.from([128, 192])))).toEqual(Int16Array.of(0, 16_384))
  const extension = Buffer.alloc(24)
  extension.writeUInt16LE(22, 0)
  extension.writeUInt16LE(1, 8)
  expect(decode(wav(0xfffe, 16, Buffer.from([1, 0, 2, 0]), extension))).toEqual(Int16Array.of(1, 2))
  expect(() => decode(wav(7, 8, Buffer.from([1, 2])))).toThrow('in an encoding that Eva cannot read')
})

it('goes on with a second WAV behind the first', () => {
  const bytes = encodeSound(tone(24_000), USUAL)
  expect(decode(Buffer.concat([bytes, bytes]), [777])).toEqual(Int16Array.from([...expected, ...expected]))
})

it('believes a rate in the content type', () => {
  const bytes = encodeSound(tone(16_000), { ...USUAL, container: 'pcm', sampleRate: 16_000 })
  expect(decode(bytes, [4_096], 'audio/L16; rate=16000; channels=1').length).toBeCloseTo(expected.length, -2)
})

it.each([
  ['mp3 with a tag', 'ID3\u0004\u0000\u0000', 'mp3'],
  ['mp3', '\u00ff\u00f3\u0084\u00c4\u0000', 'mp3'],
  ['Opus', 'OggS\u0000\u0002', 'Ogg'],
  ['FLAC', 'fLaC\u0000', 'FLAC'],
  ['HTML', '<!DOCTYPE html>', 'a page'],
  ['JSON', '{"error":"no"}', 'JSON'],
])('refuses %s in place of sound', (_name, text, found) => {
  for (const pieces of [[100], [1]]) {
    expect(() => decode(Buffer.from(text, 'latin1'), pieces)).toThrow(EvaError)
    expect(() => decode(Buffer.from(text, 'latin1'), pieces)).toThrow(`The speech server sent ${found} in place of`)
  }
})

it('has nothing to play of a header that breaks off', () => {
  for (const length of [1, 4, 12, 30, 44]) {
    expect(decode(encodeSound(tone(24_000), USUAL).subarray(0, length), [5])).toHaveLength(0)
  }
})

it('survives ten thousand broken headers', () => {
  let seed = 1
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const whole = encodeSound(tone(8_000).subarray(0, 100), { ...USUAL, sampleRate: 8_000, extraChunks: true })
  for (let round = 0; round < 10_000; round += 1) {
    const bytes = Buffer.from(whole)
    for (let change = 0; change < 4; change += 1) bytes[random(80)] = random(256)
    try {
      decode(bytes, [1 + random(97)])
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(EvaError)
    }
  }
})
