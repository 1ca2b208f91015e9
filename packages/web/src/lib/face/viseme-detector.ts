import type { Viseme } from '@eva/protocol'
import { visemeNumber } from './mouth-shapes.ts'

/** A shape of the mouth, and when in the track it is heard. */
export type HeardViseme = { ms: number; viseme: Viseme }

/** Tells the shapes of the mouth in sound that is about to be played. */
export type VisemeDetector = {
  hear(trackId: string, trackS: number, samples: Float32Array, sampleRate: number): void
  close(): void
}

export type OpenVisemeDetector = (
  onVisemes: (trackId: string, visemes: readonly HeardViseme[]) => void,
) => VisemeDetector

const WORKER = '/mouth-worker.js'

/**
 * HeadAudio in a thread of this browser: 40 kB, from Eva. Where it cannot run it tells nothing, and the mouth follows the
 * loudness alone. It reads the sound ahead of the loudspeaker, and so is never late; and unlike an audio worklet it is
 * there on an address without https as well.
 */
export const openVisemeDetector: OpenVisemeDetector = (onVisemes) => {
  let worker: Worker | null = null
  try {
    worker = new Worker(WORKER, { type: 'module' })
  } catch {
    return { hear() {}, close() {} }
  }
  worker.onmessage = ({ data }: MessageEvent<{ track: string; visemes: [number, number][] }>) => {
    onVisemes(
      data.track,
      data.visemes.map(([seconds, number]) => ({ ms: seconds * 1000, viseme: visemeNumber(number) })),
    )
  }
  // Told to nobody: the mouth moves without it.
  worker.onerror = (event) => event.preventDefault()
  return {
    hear(track, trackS, samples, sampleRate) {
      worker.postMessage({ track, trackS, samples, sampleRate })
    },
    close: () => worker.terminate(),
  }
}
