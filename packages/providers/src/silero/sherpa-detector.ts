import { createRequire } from 'node:module'

/** The part of sherpa-onnx's detector that is used here; the package brings no types. */
export type SherpaDetector = {
  /** Samples from −1 to 1. Works at once, on the calling thread. */
  acceptWaveform(samples: Float32Array): void
  /** Whether the latest window was speech. */
  isDetected(): boolean
  /** Ends the segment that is being gathered, and keeps what the model remembers. */
  flush(): void
  /** Throws finished segments away. */
  clear(): void
  /** Forgets everything. */
  reset(): void
}

type SherpaDetectorSettings = {
  readonly sileroVad: {
    readonly model: string
    readonly threshold: number
    readonly minSpeechDuration: number
    readonly minSilenceDuration: number
    readonly maxSpeechDuration: number
    readonly windowSize: number
  }
  readonly sampleRate: number
  readonly numThreads: number
  readonly provider: 'cpu'
  readonly debug: boolean
}

/**
 * A detector that says `detected` from the second window above `threshold` in a row until the first one at or below
 * `threshold − 0.15`: that much is fixed in sherpa, and is the hysteresis of Silero's own example.
 *
 * @param model the path of a Silero model; the library may end the process over a file that is none
 */
export function openDetector(model: string, threshold: number, windowSize: number, sampleRate: number): SherpaDetector {
  // Loaded when it is needed: a machine without the library has an Eva that cannot be spoken to, and nothing else.
  const { Vad }: { Vad: new (settings: SherpaDetectorSettings, bufferSeconds: number) => SherpaDetector } =
    createRequire(import.meta.url)('sherpa-onnx-node')
  return new Vad(
    {
      sileroVad: {
        model,
        threshold,
        // As short as it takes: time is counted by those who know what was said.
        minSpeechDuration: 0.001,
        minSilenceDuration: 0.001,
        // Beyond it sherpa raises the threshold to 0.9. Counted in samples as 32 bits, so that "for ever" becomes "at once".
        maxSpeechDuration: 1_000,
        windowSize,
      },
      sampleRate,
      numThreads: 1,
      provider: 'cpu',
      debug: false,
    },
    // Nothing is kept for longer than a window.
    1,
  )
}
