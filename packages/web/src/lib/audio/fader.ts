import type { AudioContextLike, GainLike } from './audio-context.ts'

/** A way to the loudspeaker whose volume changes without a click, also in the middle of another change. */
export type Fader = {
  readonly node: GainLike
  /** Goes to `volume`, 0 to 1, within `withinS` seconds of the audio clock. */
  to(volume: number, withinS: number): void
  /** Its volume at this instant. */
  volume(): number
}

/** Joins a new gain to the loudspeaker. */
export function createFader(audio: AudioContextLike, volume: number): Fader {
  const node = audio.createGain()
  node.connect(audio.destination)
  let ramp = { from: volume, to: volume, startS: audio.currentTime, endS: audio.currentTime }
  if (volume !== 1) node.gain.setValueAtTime(volume, audio.currentTime)
  const now = (): number => {
    const { from, to, startS, endS } = ramp
    if (audio.currentTime >= endS) return to
    return from + ((to - from) * (audio.currentTime - startS)) / (endS - startS)
  }
  return {
    node,
    volume: now,
    to(next, withinS) {
      ramp = { from: now(), to: next, startS: audio.currentTime, endS: audio.currentTime + withinS }
      // A ramp begins where the latest planned value stands: without one, at a time long past.
      node.gain.setValueAtTime(ramp.from, ramp.startS)
      node.gain.linearRampToValueAtTime(next, ramp.endS)
    },
  }
}
