import { expect, it } from 'vitest'
import { AUDIO_HEADER_BYTES, type AudioFrame, decodeAudioFrame, encodeAudioFrame } from './audio-frame.ts'

const frame = (samples: number): AudioFrame => ({
  turnNumber: 7,
  sentenceIndex: 3,
  firstSample: 123_456,
  pcm: Int16Array.from({ length: samples }, (_, index) => (index * 7_919) % 65_536),
})

it.each([0, 1, 2, 3, 319, 640, 4_095])('reads back a frame of %i samples', (samples) => {
  expect(decodeAudioFrame(encodeAudioFrame(frame(samples)))).toEqual(frame(samples))
})

it('writes header and samples in little-endian order', () => {
  const bytes = encodeAudioFrame({
    turnNumber: 1,
    sentenceIndex: 0x01020304,
    firstSample: 0xfffffffe,
    pcm: Int16Array.of(-2, 256),
  })
  expect([...bytes]).toEqual([1, 0, 0, 0, 4, 3, 2, 1, 0xfe, 0xff, 0xff, 0xff, 0xfe, 0xff, 0, 1])
})

it('keeps the extremes of every field', () => {
  const extreme: AudioFrame = {
    turnNumber: 0xffffffff,
    sentenceIndex: 0,
    firstSample: 0xffffffff,
    pcm: Int16Array.of(-32_768, 32_767, 0, -1),
  }
  expect(decodeAudioFrame(encodeAudioFrame(extreme))).toEqual(extreme)
})

it('writes only the stretch that a view of samples shows', () => {
  const whole = Int16Array.of(1, 2, 3, 4, 5)
  const view = whole.subarray(1, 4)
  expect(decodeAudioFrame(encodeAudioFrame({ ...frame(0), pcm: view }))?.pcm).toEqual(Int16Array.of(2, 3, 4))
})

it.each([1, 2, 3, 5])('reads a view that begins at byte %i of a larger buffer', (offset) => {
  const bytes = encodeAudioFrame(frame(33))
  const larger = new Uint8Array(bytes.length + offset + 9).fill(0xee)
  larger.set(bytes, offset)
  expect(decodeAudioFrame(larger.subarray(offset, offset + bytes.length))).toEqual(frame(33))
})

it('reads a bare buffer as well as a view', () => {
  expect(decodeAudioFrame(encodeAudioFrame(frame(5)).buffer)).toEqual(frame(5))
})

it('gives samples that do not change when the buffer is used again', () => {
  const bytes = encodeAudioFrame(frame(5))
  const decoded = decodeAudioFrame(bytes)
  bytes.fill(0)
  expect(decoded).toEqual(frame(5))
})

it.each([0, 1, AUDIO_HEADER_BYTES - 1, AUDIO_HEADER_BYTES + 1, AUDIO_HEADER_BYTES + 7])(
  'refuses %i bytes, which are no frame',
  (length) => {
    expect(decodeAudioFrame(new Uint8Array(length))).toBeNull()
  },
)
