import type { SpeechEvent } from '../contracts/speech.ts'
import { Channel } from '../streams/channel.ts'

/** Frames of one clause that may wait to be sent: more than any clause has, so that a synthesis is never held back. */
const FRAMES_PER_CLAUSE = 4_096

/**
 * Starts a synthesis at once, whether or not somebody listens yet. A listener who leaves stops it; so does `signal`,
 * also for audio that is whole and waits.
 */
export function beginAudio(
  make: (signal: AbortSignal) => AsyncIterable<SpeechEvent>,
  signal: AbortSignal,
): AsyncIterableIterator<SpeechEvent, undefined> {
  const audio = new Channel<SpeechEvent>(FRAMES_PER_CLAUSE)
  const leaving = new AbortController()
  const wanted = AbortSignal.any([signal, leaving.signal])
  wanted.addEventListener('abort', () => audio.fail(wanted.reason), { once: true })
  void fill(audio, () => make(wanted), wanted)
  return {
    next: () => audio.next(),
    return: () => {
      const left = audio.return()
      leaving.abort()
      return left
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** A failure reaches the listener in its place: after the frames before it. */
async function fill(
  audio: Channel<SpeechEvent>,
  make: () => AsyncIterable<SpeechEvent>,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const event of make()) {
      await audio.push(event)
      if (signal.aborted) break
    }
    audio.close()
  } catch (reason) {
    audio.fail(reason)
  }
}
