import libsamplerate from '@alexanderolsen/libsamplerate-js'
import { EvaError, HEARING_RATE, type Pcm } from '@eva/core'

/** Rates that microphones have. */
const LOWEST_RATE = 8_000
const HIGHEST_RATE = 48_000

/** Brings the sound of one microphone to `HEARING_RATE`. */
export type Resampler = {
  /**
   * The next samples, in chunks of any size.
   *
   * @returns what is ready, perhaps nothing; the phase goes on over the borders. Sample n sounds n / 16,000 s after the
   * first one that was pushed.
   */
  push(chunk: Pcm): Pcm
  close(): void
}

/**
 * A resampler from `rate` (8 to 48 kHz) to `HEARING_RATE`, by libsamplerate as WebAssembly. Of its converters the middle
 * one: true up to 7 kHz, nothing left of what was above 8 kHz, 1.5 % of a core at 48 kHz, 4 MB. The best one takes four
 * times as much and is three times as late, for what no recogniser hears.
 *
 * It holds back 3 ms of sound, 6 ms where the rate is 8 kHz, and never more.
 *
 * @throws EvaError `invalid_request` for another rate
 */
export async function createResampler(rate: number): Promise<Resampler> {
  if (!Number.isInteger(rate) || rate < LOWEST_RATE || rate > HIGHEST_RATE) {
    throw new EvaError('invalid_request', `A microphone has from ${LOWEST_RATE} to ${HIGHEST_RATE} samples a second.`)
  }
  if (rate === HEARING_RATE) return { push: (chunk) => chunk.slice(), close() {} }
  const { create, ConverterType } = libsamplerate
  const converter = await create(1, rate, HEARING_RATE, { converterType: ConverterType.SRC_SINC_MEDIUM_QUALITY })
  let isOpen = true
  return {
    push(chunk) {
      if (!isOpen) throw new EvaError('internal', 'A closed resampler was given samples.')
      if (chunk.length === 0) return new Int16Array(0)
      return toPcm(converter.full(Float32Array.from(chunk, (sample) => sample / 32_768)))
    },
    close() {
      if (isOpen) converter.destroy()
      isOpen = false
    },
  }
}

/** A filter overshoots a little where the sound was at the end of its scale. */
const toPcm = (floats: Float32Array): Pcm =>
  Int16Array.from(floats, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))))
