import type { OpenMicrophone } from '../../voice/microphone.ts'
import { type BrowserFound, found } from './browser-found.ts'
import { listenForTone, TONE_HZ } from './tone.ts'

/** How long the tone sounds, and how it begins and ends without a click, in seconds. */
const TONE_S = 0.6
const FADE_S = 0.01
/** A quarter of the loudest: heard in a room, and no fright. */
const VOLUME = 0.25
/** Something like the tone may be in the room; it must be quiet for so long first, in ms. */
const QUIET_MS = 200
/** And so long is waited for that, in ms of sound. */
const QUIET_LIMIT_MS = 3_000
/** A tone that comes later is not ours, in ms: the slowest headphones take a third of it. */
const HEARD_LIMIT_MS = 1_500
/** Later than this her voice and what is seen of it come apart, in ms, as with some headphones without a cable. */
const LATE_MS = 400

export type SpeakerTools = {
  /** The page's audio context, awake; `null` where it does not wake. */
  wakeAudio(): Promise<AudioContext | null>
  /** With nothing taken out of the sound, least of all what comes from the loudspeaker. */
  openUnfiltered: OpenMicrophone
}

/** Plays a tone, and hears by the microphone whether it came out and how much later; where that cannot be, asks. */
export async function trySpeaker(
  { wakeAudio, openUnfiltered }: SpeakerTools,
  deviceId: string | null,
): Promise<BrowserFound> {
  const audio = await wakeAudio()
  if (audio === null) return found('bad', { code: 'speaker_failed', facts: {} })
  const delayMs = await hearTone(openUnfiltered, deviceId, () => playTone(audio))
  if (delayMs === null) return found('warning', { code: 'speaker_asks', facts: {} })
  return delayMs > LATE_MS
    ? found('warning', { code: 'speaker_late', facts: { delayMs } }, delayMs)
    : found('good', { code: 'speaker_heard', facts: { delayMs } }, delayMs)
}

/**
 * Waits until it is quiet, has the tone played, and listens for its beginning. All times are those of the sound itself, so
 * that a busy page changes nothing about them. Without a microphone the tone is only played.
 *
 * @returns how much later than it was played it was heard, in ms; `null` for never
 */
export async function hearTone(
  open: OpenMicrophone,
  deviceId: string | null,
  play: () => Promise<void>,
): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>()
  let hear: (pcm: Int16Array) => void = () => {}
  const opened = await open(deviceId, { onFrame: (pcm) => hear(pcm), onLost: () => resolve(null) })
  if (!opened.ok) {
    await play()
    return null
  }
  const ear = listenForTone(opened.microphone.sampleRate)
  let playedAtMs: number | null = null
  hear = (pcm) => {
    ear.hear(pcm)
    if (playedAtMs === null) {
      const isTooLong = ear.heardMs() > QUIET_LIMIT_MS
      if (ear.quietMs() < QUIET_MS && !isTooLong) return
      ear.forget()
      playedAtMs = ear.heardMs()
      const isOver = play()
      // In a noise that is never quiet nothing can be told apart; somebody may hear it all the same.
      if (isTooLong) void isOver.then(() => resolve(null))
      return
    }
    const beganMs = ear.beganMs()
    if (beganMs !== null) resolve(Math.max(0, Math.round(beganMs - playedAtMs)))
    else if (ear.heardMs() - playedAtMs > HEARD_LIMIT_MS) resolve(null)
  }
  const delayMs = await promise
  opened.microphone.close()
  return delayMs
}

/** Resolves when it has ended. */
function playTone(audio: AudioContext): Promise<void> {
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = TONE_HZ
  const startS = audio.currentTime
  const endS = startS + TONE_S
  volume.gain.setValueAtTime(0, startS)
  volume.gain.linearRampToValueAtTime(VOLUME, startS + FADE_S)
  volume.gain.setValueAtTime(VOLUME, endS - FADE_S)
  volume.gain.linearRampToValueAtTime(0, endS)
  tone.connect(volume)
  volume.connect(audio.destination)
  tone.start(startS)
  tone.stop(endS)
  return new Promise((resolve) => {
    const end = (): void => {
      volume.disconnect()
      resolve()
    }
    tone.addEventListener('ended', end, { once: true })
  })
}
