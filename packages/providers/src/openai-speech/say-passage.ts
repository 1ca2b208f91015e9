import type { Pcm } from '@eva/core'
import { bytesOf, follow } from '../openai-http/index.ts'
import { createClipShaper, pauseMs } from '../speech-worker/index.ts'
import { askForSound, type Saying } from './ask-server.ts'
import { silent } from './failure.ts'
import { createPatience } from './patience.ts'
import { createSoundDecoder, SAMPLE_RATE } from './sound-decoder.ts'
import { badSound } from './sound-error.ts'
import type { SpeechServer } from './speech-server.ts'

/** Longer than any passage takes at a quarter of the speed: a server that goes on after that has lost its way. */
const LONGEST_PASSAGE_MS = 120_000

/**
 * Says one passage: frames leave as the bytes of their samples arrive, without the silence before the first sound.
 * Leaving early closes the connection.
 *
 * @throws EvaError `voice_failed`; the signal's reason when it aborts
 */
export async function* sayPassage(
  server: SpeechServer,
  saying: Saying,
  listener: AbortSignal,
): AsyncGenerator<Pcm, void> {
  const { controller, letGo } = follow(listener, server.closing.signal)
  const { signal } = controller
  const patience = createPatience(server.clock, server.silenceLimitMs, () => controller.abort(silent(server)))
  const frames: Pcm[] = []
  const shaper = createClipShaper({ sampleRate: SAMPLE_RATE, gain: 1 }, pauseMs(saying.text), (pcm) => frames.push(pcm))
  let sounded = false
  let samples = 0

  function* ready(): Generator<Pcm, void> {
    for (let pcm = frames.shift(); pcm !== undefined; pcm = frames.shift()) {
      signal.throwIfAborted()
      sounded = true
      yield pcm
    }
  }

  try {
    signal.throwIfAborted()
    patience.begin()
    const answer = await askForSound(server, saying, signal)
    const decoder = createSoundDecoder(answer.headers.get('content-type'))
    for await (const bytes of bytesOf(server, answer, signal)) {
      patience.rest()
      const decoded = decoder.push(bytes)
      samples += decoded.length
      if (samples > (LONGEST_PASSAGE_MS * SAMPLE_RATE) / 1000) throw badSound('a sound without an end')
      shaper.push(decoded)
      yield* ready()
      patience.begin()
    }
    patience.rest()
    shaper.push(decoder.finish())
    shaper.finish()
    yield* ready()
    signal.throwIfAborted()
    if (!sounded) throw badSound(samples === 0 ? 'no sound' : 'nothing but silence', TRY_ANOTHER)
  } finally {
    patience.stop()
    letGo()
  }
}

const TRY_ANOTHER = 'Try another voice or TTS_MODEL: this one may not speak the language.'
