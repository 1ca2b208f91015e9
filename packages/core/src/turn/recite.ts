import type { Clock } from '../contracts/clock.ts'
import type { SpeechEvent } from '../contracts/speech.ts'
import { asEvaError, EvaError } from '../errors.ts'
import { beginAudio } from './begin-audio.ts'
import type { Cast } from './cast.ts'
import { firstWithin } from './first-within.ts'
import type { Line } from './line.ts'

/**
 * How long a voice that was not heard yet may take for its first sound while another one could speak, in ms. Longer than
 * a neural voice needs for a clause on a small machine (0.5 s in each call, and 1.1 s for a second of sound, Kokoro on
 * two Arm cores); shorter than anybody waits.
 */
export const FIRST_SOUND_PATIENCE_MS = 3_000

export type Recited =
  | { readonly type: 'said'; readonly line: Line; readonly event: SpeechEvent }
  /** The line's voice failed without a sound; what follows is another try. */
  | { readonly type: 'replaced'; readonly error: EvaError }

/**
 * Says one line by whoever can. A voice that fails before any sound of the line is replaced where the turn allows it;
 * one that fails in the middle fails the line, because half a sentence in another voice is worse than none. A text that
 * the voice has no sound for is passed over. Never ends without a sound otherwise.
 *
 * @param begun the line's own audio, which is being made already
 * @throws EvaError of the last voice that was tried
 */
export async function* recite(
  asked: Line,
  begun: AsyncIterableIterator<SpeechEvent>,
  cast: Cast,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<Recited, void> {
  const begin = (by: Line): AsyncIterableIterator<SpeechEvent> => beginAudio((wanted) => cast.say(by, wanted), signal)
  let line = cast.current(asked)
  let events = line === asked ? begun : begin(line)
  if (line !== asked) void begun.return?.()
  for (;;) {
    let sounds = false
    try {
      const patient = cast.canReplace(line) ? firstWithin(events, FIRST_SOUND_PATIENCE_MS, clock, late(line)) : events
      for await (const event of patient) {
        if (event.type === 'audio' && !sounds) {
          sounds = true
          cast.heard(line)
        }
        yield { type: 'said', line, event }
      }
      if (sounds) return
      throw silent(line)
    } catch (thrown) {
      signal.throwIfAborted()
      const error = asEvaError(thrown, 'voice_failed', 'The voice failed.')
      if (error.code === 'voice_cannot_say') return
      const next = sounds ? null : cast.instead(line, clock.nowMs())
      if (next === null) throw error
      yield { type: 'replaced', error }
      line = next
      events = begin(line)
    }
  }
}

const silent = ({ by, said }: Line): EvaError =>
  new EvaError('voice_failed', `${by.voice.id} made no sound of ${said.length} characters.`)

const late = ({ by }: Line): EvaError =>
  new EvaError('voice_failed', `${by.voice.id} made no sound within ${FIRST_SOUND_PATIENCE_MS} ms.`)
