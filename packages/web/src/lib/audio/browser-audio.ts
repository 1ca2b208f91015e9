/** The fastest rate that Eva takes from a microphone, in Hz. A studio's sound card may run at more. */
const HIGHEST_RATE_HZ = 48_000

/**
 * The page's one audio context, for all that it plays and hears: iOS wakes no second one, and cancels the echo only of
 * what the same page plays. Made when first asked for, which should be within a tap.
 */
export function createBrowserAudio(): () => AudioContext {
  let audio: AudioContext | null = null
  return () => {
    if (audio !== null) return audio
    const made = new AudioContext({ latencyHint: 'interactive' })
    if (made.sampleRate <= HIGHEST_RATE_HZ) audio = made
    else {
      void made.close()
      audio = new AudioContext({ latencyHint: 'interactive', sampleRate: HIGHEST_RATE_HZ })
    }
    return audio
  }
}
