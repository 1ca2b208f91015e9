import { pcmBytes, wavHeader } from '@eva/server'

const RATE = 48_000
/** A third of the loudest. */
const VOLUME = 11_000

/** A WAV file of a tone after a silence, for a microphone that hears it over and over. */
export function toneWav({ hertz, silenceS, toneS }: { hertz: number; silenceS: number; toneS: number }): Uint8Array {
  const silent = silenceS * RATE
  const samples = Int16Array.from({ length: silent + toneS * RATE }, (_, index) =>
    index < silent ? 0 : Math.round(VOLUME * Math.sin((2 * Math.PI * hertz * index) / RATE)),
  )
  return Buffer.concat([wavHeader(RATE, samples.byteLength), pcmBytes(samples)])
}
