import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { EvaError, HEARING_RATE, type Pcm, VAD_WINDOW, type Vad, type VadStream } from '@eva/core'
import { whatIsMissing } from '../sherpa-process/index.ts'
import { openDetector, type SherpaDetector } from './sherpa-detector.ts'

/**
 * Silero v5 of the three that the package holds (v5, v6, legacy; sherpa loads all). Measured with four voices of flite in
 * noise: at 0 dB v5 hears 93 % of the spoken windows and takes none of the others for speech, v6 96 % and 1.6 %, legacy 36 %.
 */
const MODEL = '@ricky0123/vad-web/dist/silero_vad_v5.onnx'

/** From where on a window is surely speech; sherpa holds on to 0.35. Silero's own example, and that of most others. */
const SPEECH_ABOVE = 0.5
/** From where on it may be speech; sherpa holds on to 0.2. */
const MAYBE_ABOVE = 0.35

/** The model looks at 64 samples before each window as well; without them sherpa would judge each window one late. */
const CONTEXT_SAMPLES = 64

/** Detectors of closed streams that are kept for the next ones: sherpa gives memory back only when it likes. */
const KEPT_PAIRS = 8

type Pair = { readonly speech: SherpaDetector; readonly maybe: SherpaDetector }

/**
 * The voice detector of Silero, by sherpa-onnx, from the model file inside an npm package: nothing is downloaded. Each
 * stream has two detectors of 8 MB, one for what is surely speech and one for what may be, which take 0.1 ms a window
 * each. Loading them takes 80 ms on the calling thread; a closed stream leaves them to the next one. Speech is told from
 * its second window on (64 ms), its end with the first window that is none.
 *
 * Sound that comes with an offset of its own (a drifting microphone) must be freed of it before.
 *
 * @throws EvaError `no_ear` where the library or the model is missing, by `open`
 */
export function createSilero(): Vad {
  const idle: Pair[] = []
  const openPair = (): Pair => {
    const model = findModel()
    return {
      speech: openDetector(model, SPEECH_ABOVE, VAD_WINDOW, HEARING_RATE),
      maybe: openDetector(model, MAYBE_ABOVE, VAD_WINDOW, HEARING_RATE),
    }
  }
  return {
    specification: 'v1',
    id: 'silero',
    open() {
      const pair = idle.pop() ?? openPair()
      return streamOf(pair, () => {
        if (idle.length < KEPT_PAIRS) idle.push(pair)
      })
    },
  }
}

function streamOf({ speech, maybe }: Pair, giveBack: () => void): VadStream {
  const floats = new Float32Array(VAD_WINDOW)
  let isOpen = true
  const reset = (): void => {
    for (const detector of [speech, maybe]) {
      detector.reset()
      detector.acceptWaveform(new Float32Array(CONTEXT_SAMPLES))
    }
  }
  reset()
  return {
    judge(window) {
      if (!isOpen) throw new EvaError('internal', 'A closed voice detector was asked to judge.')
      toFloats(window, floats)
      // Both must hear everything: each remembers for itself.
      const mayBeSpeech = hears(maybe, floats)
      if (hears(speech, floats)) return 'speech'
      return mayBeSpeech ? 'maybe' : 'silence'
    },
    reset,
    close() {
      if (!isOpen) return
      isOpen = false
      giveBack()
    },
  }
}

function hears(detector: SherpaDetector, window: Float32Array): boolean {
  detector.acceptWaveform(window)
  const detected = detector.isDetected()
  if (detected) {
    // It gathers what is said; we have it already.
    detector.flush()
    detector.clear()
  }
  return detected
}

function toFloats(window: Pcm, floats: Float32Array): void {
  if (window.length !== VAD_WINDOW) {
    throw new EvaError('internal', `A voice detector judges ${VAD_WINDOW} samples at a time, not ${window.length}.`)
  }
  for (let at = 0; at < VAD_WINDOW; at += 1) floats[at] = (window[at] ?? 0) / 32_768
}

function findModel(): string {
  const missing = whatIsMissing()
  if (missing) throw new EvaError('no_ear', missing.message, { fix: missing.fix })
  let path: string
  try {
    path = createRequire(import.meta.url).resolve(MODEL)
  } catch (cause) {
    throw new EvaError('no_ear', 'The voice detector is not installed.', { fix: 'Run npm install.', cause })
  }
  // The library ends the process over a file that is not there.
  if (!existsSync(path)) throw new EvaError('no_ear', 'The voice detector has no model.', { fix: 'Run npm install.' })
  return path
}
