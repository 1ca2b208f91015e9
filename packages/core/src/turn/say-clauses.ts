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

type CastClause = { readonly clause: Clause; readonly by: CastVoice | null; readonly language: string }

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
  let announced: string | null = null
  try {
    for await (const { clause: part, audio } of speakAhead(castClauses(clauses, cast), speak, LOOKAHEAD, signal)) {
      const { clause, by } = part
      if (by === null) throw noVoice(part.language)
      const { id, sampleRate } = by.voice
      const before = playback.audioMs
      // Only what sounds takes time: the blanks around it do not.
      playback.beginClause(clause.end - clause.text.trimStart().length, clause.start + clause.text.trimEnd().length)
      for await (const pcm of audio) {
        stopwatch.mark('ttfa')
        if (announced !== id) {
          announced = id
          yield { type: 'audio_start', voice: id, sampleRate }
        }
        const firstSample = Math.round((playback.audioMs * sampleRate) / 1000)
        const audioMs = (pcm.length * 1000) / sampleRate
        playback.addAudio(audioMs)
        yield { type: 'audio', clause, firstSample, audioMs, pcm }
      }
      playback.endClause()
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
    yield { clause, by, language: cast.language }
  }
}

const speak = ({ clause, by }: CastClause, signal: AbortSignal): AsyncIterable<Pcm> =>
  by === null ? silence() : by.engine.speak(clause.spoken, { voice: by.voice.id, speed: 1, signal })

async function* silence(): AsyncGenerator<Pcm, void> {}

const noVoice = (language: string): EvaError =>
  new EvaError('no_voice', `No installed voice speaks the language "${language}".`, {
    fix: 'Add the espeak voice to EVA_TTS, or install a voice for this language.',
  })
