import { createResampler } from '../audio/resampler.ts'

/** Tells how likely it is that somebody speaks, 0 to 1, window by window. */
export type SpeechDetector = {
  /** Another sound begins: what was heard before says nothing about it. */
  reset(): void
  /** The next samples of the microphone; dropped while it is still loading, or behind. */
  hear(pcm: Int16Array): void
  close(): void
}

export type OpenSpeechDetector = (sampleRate: number, onProbability: (probability: number) => void) => SpeechDetector

const WORKER = '/speech-worker.js'
const RATE_HZ = 16_000
const WINDOW_SAMPLES = 512
/** Windows that may wait, a quarter of a second: on a machine that is too slow for it, an old one would tell nothing. */
const MOST_WAITING = 8

/** Silero in a thread of this browser: 17 MB, from Eva, that nothing waits for. Where it cannot run it says nothing. */
export const openSpeechDetector: OpenSpeechDetector = (sampleRate, onProbability) => {
  const worker = new Worker(WORKER)
  let isReady = false
  let waiting = 0
  let resampler = createResampler(sampleRate, RATE_HZ)
  let window = new Float32Array(WINDOW_SAMPLES)
  let filled = 0

  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === 'ready') isReady = true
    if (typeof data !== 'number') return
    waiting--
    onProbability(data)
  }
  worker.onerror = (event) => {
    // Told to nobody: her voice is then lowered when Eva says so, a moment later.
    event.preventDefault()
    isReady = false
  }

  return {
    reset() {
      resampler = createResampler(sampleRate, RATE_HZ)
      filled = 0
      worker.postMessage(null)
    },
    hear(pcm) {
      if (!isReady) return
      for (const sample of resampler.push(pcm)) {
        window[filled++] = sample
        if (filled < WINDOW_SAMPLES) continue
        filled = 0
        if (waiting >= MOST_WAITING) continue
        waiting++
        worker.postMessage(window, [window.buffer])
        window = new Float32Array(WINDOW_SAMPLES)
      }
    },
    close: () => worker.terminate(),
  }
}
