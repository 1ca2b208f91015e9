import type { MicrophoneHandlers, OpenMicrophone } from '../voice/microphone.ts'
import type { MicrophoneTrouble } from '../voice/microphone-trouble.ts'
import type { OpenSpeechDetector } from '../voice/speech-detector.ts'

/** Microphones that a test opens, speaks into and unplugs by hand. */
export type FakeMicrophones = {
  open: OpenMicrophone
  /** Ids that were asked for, in order. */
  asked: (string | null)[]
  /** How many are open. */
  openCount(): number
  /** The next one is refused. */
  refuse(trouble: MicrophoneTrouble): void
  /** A frame of this value. */
  frame(value: number): void
  unplug(): void
  openDetector: OpenSpeechDetector
  /** The detector says how likely it is that somebody speaks. */
  detect(probability: number): void
  /** Frames that the detector was given since its latest reset. */
  heard(): number
}

const FRAME_SAMPLES = 512

export function fakeMicrophones(): FakeMicrophones {
  const asked: (string | null)[] = []
  const open = new Set<MicrophoneHandlers>()
  let refusal: MicrophoneTrouble | null = null
  let tell: ((probability: number) => void) | null = null
  let heard = 0
  return {
    asked,
    openCount: () => open.size,
    refuse(trouble) {
      refusal = trouble
    },
    frame(value) {
      for (const { onFrame } of open) onFrame(new Int16Array(FRAME_SAMPLES).fill(value))
    },
    unplug() {
      for (const { onLost } of [...open]) onLost()
    },
    detect: (probability) => tell?.(probability),
    heard: () => heard,
    openDetector(_sampleRate, onProbability) {
      tell = onProbability
      return {
        reset() {
          heard = 0
        },
        hear() {
          heard++
        },
        close() {
          tell = null
        },
      }
    },
    async open(deviceId, handlers) {
      asked.push(deviceId)
      if (refusal !== null) {
        const trouble = refusal
        refusal = null
        return { ok: false, trouble }
      }
      open.add(handlers)
      return {
        ok: true,
        microphone: {
          sampleRate: 16_000,
          deviceId: deviceId ?? 'built-in',
          close: () => void open.delete(handlers),
        },
      }
    },
  }
}
