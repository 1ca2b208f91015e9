import type { Clock } from '../contracts/clock.ts'
import type { SpeechEvent, TimedPhoneme, TimedWord } from '../contracts/speech.ts'
import { asEvaError, EvaError } from '../errors.ts'
import { isAudible } from './audible.ts'
import type { Cast } from './cast.ts'
import type { Clause } from './clause.ts'
import type { Playback } from './heard.ts'
import type { Line } from './line.ts'
import { isOpener } from './opener.ts'
import { type Recited, recite } from './recite.ts'
import { speakAhead } from './speak-ahead.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { TurnEvent } from './turn-event.ts'
import { wordTimes } from './word-times.ts'

/** The clause that is being heard, and the one after it. */
const LOOKAHEAD = 2

/** What it takes to make a turn audible. */
export type Stage = {
  readonly cast: Cast
  readonly playback: Playback
  readonly stopwatch: Stopwatch
  readonly clock: Clock
}

type CastClause = { readonly clause: Clause; readonly line: Line | null; readonly language: string }

/** What of a clause was said, by whoever said it in the end. */
type SoFarSaid = { text: string; readonly timed: TimedWord[]; readonly phonemes: TimedPhoneme[] }

/**
 * Clauses in, audio out. The voice of each clause is chosen when its synthesis starts; a voice that fails where nobody
 * may take its place ends the audio of the turn, never its text.
 */
export async function* sayClauses(
  clauses: AsyncIterable<Clause>,
  stage: Stage,
  signal: AbortSignal,
): AsyncGenerator<TurnEvent, void> {
  const { cast, playback, clock } = stage
  let announced: string | null = null
  const speak = ({ line }: CastClause, wanted: AbortSignal): AsyncIterable<SpeechEvent> =>
    line === null ? silence() : cast.say(line, wanted)
  try {
    for await (const { clause: part, audio } of speakAhead(castClauses(clauses, cast), speak, LOOKAHEAD, signal)) {
      const { clause, line } = part
      if (line === null) throw noVoice(part.language)
      const before = playback.audioMs
      const said: SoFarSaid = { text: line.said, timed: [], phonemes: [] }
      // Only what sounds takes time: the blanks around it do not.
      playback.beginClause(clause.end - clause.text.trimStart().length, clause.start + clause.text.trimEnd().length)
      for await (const recited of recite(line, audio, cast, clock, signal)) {
        if (recited.type === 'said' && recited.event.type === 'audio' && announced !== recited.line.by.voice.id) {
          const { id, sampleRate } = recited.line.by.voice
          announced = id
          yield { type: 'audio_start', voice: id, sampleRate }
        }
        yield* heardOf(recited, clause, said, stage)
      }
      const audioMs = playback.audioMs - before
      const words = wordTimes(clause.text, { ...said, audioMs })
      playback.endClause(words.map(({ end, endMs }) => ({ end: clause.start + end, endMs })))
      if (audioMs > 0) yield { type: 'sentence', clause, audioMs, words, phonemes: said.phonemes }
    }
  } catch (thrown) {
    signal.throwIfAborted()
    yield { type: 'voice_lost', error: asEvaError(thrown, 'voice_failed', 'The voice failed.') }
  }
  if (announced !== null) yield { type: 'audio_end', audioMs: playback.audioMs }
}

function* heardOf(
  recited: Recited,
  clause: Clause,
  said: SoFarSaid,
  { playback, stopwatch }: Stage,
): Generator<TurnEvent, void> {
  if (recited.type === 'replaced') {
    yield { type: 'voice_replaced', error: recited.error }
    return
  }
  const { line, event } = recited
  if (event.type === 'timing') {
    said.timed.push(...event.words)
    said.phonemes.push(...event.phonemes)
    return
  }
  said.text = line.said
  const { pcm } = event
  const { sampleRate } = line.by.voice
  if (isAudible(pcm)) stopwatch.mark(isOpener(clause) ? 'opener' : 'ttfa')
  const firstSample = Math.round((playback.audioMs * sampleRate) / 1000)
  const audioMs = (pcm.length * 1000) / sampleRate
  playback.addAudio(audioMs)
  yield { type: 'audio', clause, firstSample, audioMs, pcm }
}

async function* castClauses(clauses: AsyncIterable<Clause>, cast: Cast): AsyncGenerator<CastClause, void> {
  for await (const clause of clauses) {
    const line = cast.lineFor(clause.spoken, clause.language, isOpener(clause))
    yield { clause, line, language: cast.language }
  }
}

async function* silence(): AsyncGenerator<SpeechEvent, void> {}

const noVoice = (language: string): EvaError =>
  new EvaError('no_voice', `No installed voice speaks the language "${language}".`, {
    fix: 'Add the espeak voice to EVA_TTS, or install a voice for this language.',
  })
