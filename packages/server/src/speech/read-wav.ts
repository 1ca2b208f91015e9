import { EvaError, type Pcm } from '@eva/core'
import wavefile from 'wavefile'

export type Clip = { readonly pcm: Pcm; readonly sampleRate: number }

const RATES = { lowest: 8_000, highest: 48_000 } as const

/**
 * The sound of a WAV file: mono (the channels' mean), 16 bits, at its own rate. Reads PCM of 8 to 32 bits, floats, A-law
 * and µ-law.
 *
 * @param maxMs longest sound that is taken; the length of the sound counts, not that of the file
 * @throws EvaError `invalid_request` for what is no WAV file, is empty or is too long
 */
export function readWav(bytes: Uint8Array, maxMs: number): Clip {
  const file = new wavefile.WaveFile()
  let channels: readonly Float64Array[]
  let sampleRate: number
  try {
    file.fromBuffer(bytes)
    if (/^8(?:a|m)$/.test(file.bitDepth)) file.bitDepth === '8a' ? file.fromALaw() : file.fromMuLaw()
    if (file.bitDepth !== '16') file.toBitDepth('16')
    sampleRate = (file.fmt as { sampleRate: number }).sampleRate
    const samples: unknown = file.getSamples(false)
    channels = (Array.isArray(samples) ? samples : [samples]) as readonly Float64Array[]
  } catch (cause) {
    throw new EvaError('invalid_request', 'The body is no WAV file.', {
      cause,
      fix: 'Send RIFF WAVE with content-type audio/wav.',
    })
  }
  const length = channels[0]?.length ?? 0
  if (length === 0) throw new EvaError('invalid_request', 'The WAV file holds no sound.')
  if (!(sampleRate >= RATES.lowest && sampleRate <= RATES.highest)) {
    throw new EvaError('invalid_request', `A rate of ${sampleRate} Hz cannot be read; 8,000 to 48,000 can.`)
  }
  const ms = (length * 1000) / sampleRate
  if (ms > maxMs) {
    throw new EvaError('payload_too_large', `The sound takes ${Math.round(ms / 1000)} s; ${maxMs / 1000} s are taken.`)
  }
  const pcm = new Int16Array(length)
  for (let index = 0; index < length; index++) {
    let sum = 0
    for (const channel of channels) sum += channel[index] ?? 0
    pcm[index] = sum / channels.length
  }
  return { pcm, sampleRate }
}
