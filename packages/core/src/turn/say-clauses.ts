import type { Pcm } from '../contracts/speech.ts'
import { asEvaError, EvaError } from '../errors.ts'
import type { Cast, CastVoice } from './cast.ts'
import type { Clause } from './clause.ts'
import type { Playback } from './heard.ts'
import { speakAhead } from './speak-ahead.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { TurnEvent } from './turn-event.ts'

/** The clause that is being heard, and the one after it. */
const LOOKAHEAD = 2

type CastClause = Clause & { readonly by: CastVoice }

/**
 * Clauses in, audio out. The voice of each clause is chosen when its synthesis starts; a voice that fails ends the
 * audio of the turn, never its text.
 */
export async function* sayClauses(
  clauses: AsyncIterable<Clause>,
  cast: Cast,
  playback: Playback,
  stopwatch: Stopwatch,
  signal: AbortSignal,
): AsyncGenerator<TurnEvent, void> {
  let announced: CastVoice | null = null
  try {
    const speak = (clause: CastClause): AsyncIterable<Pcm> =>
      clause.by.engine.speak(clause.spoken, { voice: clause.by.voice.id, speed: 1, signal })
    for await (const { clause, audio } of speakAhead(castClauses(clauses, cast), speak, LOOKAHEAD, signal)) {
      const { voice } = clause.by
      const before = playback.audioMs
      playback.beginClause(clause.start, clause.end)
      for await (const pcm of audio) {
        stopwatch.mark('ttfa')
        if (announced?.voice.id !== voice.id) {
          announced = clause.by
          yield { type: 'audio_start', voice: voice.id, sampleRate: voice.sampleRate }
        }
        const firstSample = Math.round((playback.audioMs * voice.sampleRate) / 1000)
        playback.addAudio((pcm.length * 1000) / voice.sampleRate)
        yield { type: 'audio', clause, firstSample, pcm }
      }
      const audioMs = playback.audioMs - before
      if (audioMs > 0) yield { type: 'sentence', clause, audioMs }
    }
  } catch (thrown) {
    signal.throwIfAborted()
    yield { type: 'voice_lost', error: asEvaError(thrown, 'voice_failed', 'The voice failed.') }
  }
  if (announced !== null) yield { type: 'audio_end', audioMs: playback.audioMs }
}

async function* castClauses(clauses: AsyncIterable<Clause>, cast: Cast): AsyncGenerator<CastClause, void> {
  for await (const clause of clauses) {
    const by = cast.voiceFor(clause.spoken)
    if (by === null) {
      throw new EvaError('no_voice', `No installed voice speaks the language "${cast.language}".`, {
        fix: 'Add the espeak voice to EVA_TTS, or install a voice for this language.',
      })
    }
    yield { ...clause, by }
  }
}
