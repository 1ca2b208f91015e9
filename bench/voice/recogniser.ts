import { HEARING_RATE, type Pcm } from '@eva/core'
import { createPocketsphinx, findPocketsphinx } from '@eva/providers/pocketsphinx'
import wavefile from 'wavefile'

/** Hears English. */
export type Recogniser = {
  recognise(pcm: Pcm, sampleRate: number): Promise<string>
  close(): Promise<void>
}

/** The recogniser of this machine, with its English model; `null` when none is installed. */
export function findRecogniser(path?: string): Recogniser | null {
  const program = findPocketsphinx(path)
  if (program === null) return null
  const ear = createPocketsphinx(program)
  const wish = { ear: 'pocketsphinx', language: 'en', context: '', signal: new AbortController().signal }
  return {
    recognise: async (pcm, sampleRate) => (await ear.hear(atHearingRate(pcm, sampleRate), wish)).text,
    close: () => ear.close(),
  }
}

function atHearingRate(pcm: Pcm, sampleRate: number): Pcm {
  if (sampleRate === HEARING_RATE) return pcm
  const file = new wavefile.WaveFile()
  file.fromScratch(1, sampleRate, '16', pcm)
  file.toSampleRate(HEARING_RATE, { method: 'sinc' })
  return Int16Array.from(file.getSamples(false, Int16Array))
}
