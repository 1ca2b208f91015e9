import type { PlaybackAction } from '@eva/protocol'
import type { Timers } from '../timers.ts'

/** Somebody is taken to speak from this probability on, and to be silent again below the other; as her own detector. */
const SPEECH = 0.5
const SILENCE = 0.35
/** So many frames in a row: 64 ms, so that a click is not an interruption. */
const FRAMES = 2
/** Eva decides within 300 ms; the rest is the network and what an ear takes. */
export const CONFIRM_WITHIN_MS = 1_000
/** After so many times in one answer that were nothing, it is her own echo that is heard. */
const FALSE_ALARMS = 2

/** Makes her quieter as soon as this page hears somebody, and as loud as before when Eva does not hear them too. */
export type Ducking = {
  /** How likely it is that somebody speaks, for each frame while she speaks. */
  hear(probability: number): void
  /** Eva has heard it too, or has decided: from here on her voice does as she says. */
  obeyed(action: PlaybackAction): void
  /** Another answer begins, or there is no microphone any more. */
  reset(): void
}

export function createDucking(timers: Timers, duck: (isOn: boolean) => void): Ducking {
  let loudFrames = 0
  /** Speech that was taken for nothing goes on: it is not asked about again. */
  let isDone = false
  let falseAlarms = 0
  let cancel: (() => void) | null = null

  const release = () => {
    cancel?.()
    cancel = null
    duck(false)
  }

  return {
    hear(probability) {
      if (probability < SILENCE) {
        loudFrames = 0
        isDone = false
      }
      if (probability < SPEECH) return
      loudFrames++
      if (loudFrames < FRAMES || isDone || cancel !== null || falseAlarms >= FALSE_ALARMS) return
      duck(true)
      cancel = timers.after(CONFIRM_WITHIN_MS, () => {
        falseAlarms++
        isDone = true
        release()
      })
    },
    obeyed(action) {
      if (action !== 'resume') falseAlarms = 0
      isDone = true
      release()
    },
    reset() {
      loudFrames = 0
      isDone = false
      falseAlarms = 0
      release()
    },
  }
}
