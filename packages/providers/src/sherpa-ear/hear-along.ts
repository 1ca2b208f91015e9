import { HEARING_RATE, type Pcm } from '@eva/core'
import type { OnlineRecognizer } from 'sherpa-onnx-node'

/** One utterance as a recogniser hears it along. */
export type Hearing = {
  push(samples: Pcm): void
  /** All words, when no more samples come. */
  finish(): string
}

/** Recognisers hold back what they have not heard the end of; half a second of silence lets all words out. */
const TAIL_SAMPLES = HEARING_RATE / 2

/** Begins to hear. Works on this thread, a chunk at a time. */
export function hearAlong(recogniser: OnlineRecognizer, onPartial: (text: string) => void): Hearing {
  const stream = recogniser.createStream()
  let told = ''
  function decode(): string {
    while (recogniser.isReady(stream)) recogniser.decode(stream)
    return recogniser.getResult(stream).text.trim()
  }
  return {
    push(samples) {
      stream.acceptWaveform(toWaveform(samples))
      const text = decode()
      if (text === told) return
      told = text
      onPartial(text)
    },
    finish() {
      stream.acceptWaveform(toWaveform(new Int16Array(TAIL_SAMPLES)))
      stream.inputFinished()
      return decode()
    },
  }
}

/** Samples as the library takes them, from −1 to 1. */
export const toWaveform = (samples: Pcm): { readonly samples: Float32Array; readonly sampleRate: number } => ({
  samples: Float32Array.from(samples, (sample) => sample / 32_768),
  sampleRate: HEARING_RATE,
})
