import type { SpeechEvent, TimedWord } from '../contracts/speech.ts'
import { asEvaError, EvaError } from '../errors.ts'
import { type Cast, type Line, sayLine } from './cast.ts'
import type { Clause } from './clause.ts'
import type { Playback } from './heard.ts'
import { speakAhead } from './speak-ahead.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { TurnEvent } from './turn-event.ts'
import { wordTimes } from './word-times.ts'

/** The clause that is being heard, and the one after it. */
const LOOKAHEAD = 2

type CastClause = { readonly clause: Clause; readonly line: Line | null; readonly language: string }

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
      const { clause, line } = part
      if (line === null) throw noVoice(part.language)
      const { id, sampleRate } = line.by.voice
      const before = playback.audioMs
      // Only what sounds takes time: the blanks around it do not.
      playback.beginClause(clause.end - clause.text.trimStart().length, clause.start + clause.text.trimEnd().length)
      const timed: TimedWord[] = []
      for await (const event of audio) {
        if (event.type === 'timing') {
          timed.push(...event.words)
          continue
        }
        const { pcm } = event
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
      if (audioMs > 0) yield { type: 'sentence', clause, audioMs, words: wordTimes(clause.text, timed, audioMs) }
    }
  } catch (thrown) {
    signal.throwIfAborted()
    yield { type: 'voice_lost', error: asEvaError(thrown, 'voice_failed', 'The voice failed.') }
  }
  if (announced !== null) yield { type: 'audio_end', audioMs: playback.audioMs }
}

async function* castClauses(clauses: AsyncIterable<Clause>, cast: Cast): AsyncGenerator<CastClause, void> {
  for await (const clause of clauses) {
    const line = cast.lineFor(clause.spoken)
    yield { clause, line, language: cast.language }
  }
}

const speak = ({ line }: CastClause, signal: AbortSignal): AsyncIterable<SpeechEvent> =>
  line === null ? silence() : sayLine(line, signal)

async function* silence(): AsyncGenerator<SpeechEvent, void> {}

const noVoice = (language: string): EvaError =>
  new EvaError('no_voice', `No installed voice speaks the language "${language}".`, {
    fix: 'Add the espeak voice to EVA_TTS, or install a voice for this language.',
  })
