import {
  Cast,
  type Clause,
  ClauseCutter,
  type Clock,
  EvaError,
  type Line,
  type Recited,
  recite,
  speakAhead,
  type Voices,
  voiceById,
} from '@eva/core'
import { oneRate, type Said } from './one-rate.ts'

export type { Said }

/** Pieces that are made at a time: the one being sent and the next. */
const LOOKAHEAD = 2

/**
 * How a text is to be said. `voiceId` is an id of `GET /voices`, or `null` for the default of the text's language;
 * `language` a primary tag where it is known what the text is written in.
 */
export type SayWish = {
  readonly voiceId: string | null
  readonly language: string | null
  readonly speed: number
  readonly pitch: number
}

export type SpokenText = {
  /** How many pieces the text was cut into. */
  readonly clauses: number
  /** What is said, at one sample rate. */
  readonly said: AsyncIterable<Said>
}

/**
 * Says a text that is already whole: each sentence by the voice that was asked for where it speaks the sentence's
 * language, else by the default of that language, because no voice mumbles what it cannot speak; by the next one where a
 * voice fails before its first sound.
 *
 * @throws EvaError `invalid_request` when there is nothing to say or no such voice; `no_voice` when none speaks one of
 * the languages: part of a text would pass for the whole of it
 */
export function sayText(text: string, wish: SayWish, known: Voices, clock: Clock, signal: AbortSignal): SpokenText {
  const { language, voiceId, speed, pitch } = wish
  const voices = language === null ? known : { ...known, detectLanguage: () => language }
  const cast = castFor(voiceId, voices, clock)
  // The whole text tells most of what its short sentences are written in.
  cast.lineFor(text)
  const cutter = new ClauseCutter(cast.oneLanguage())
  const clauses = [...cutter.push(text, 0), ...cutter.end()]
  if (clauses.length === 0) {
    throw new EvaError('invalid_request', 'There is nothing in the text that can be said.', { param: 'text' })
  }
  const lines = clauses.map((clause): Line => ({ ...lineFor(clause, cast), speed, pitch }))

  async function* recited(): AsyncGenerator<Recited, void> {
    const ahead = speakAhead(asStream(lines), (line, wanted) => cast.say(line, wanted), LOOKAHEAD, signal)
    for await (const { clause, audio } of ahead) yield* recite(clause, audio, cast, clock, signal)
  }
  return { clauses: clauses.length, said: oneRate(recited()) }
}

/** A short text is taken to be in the language of the voice that was asked for. */
function castFor(voiceId: string | null, voices: Voices, clock: Clock): Cast {
  const asked = voiceId === null ? null : voiceById(voices.engines, voiceId)
  if (voiceId !== null && asked === null) {
    throw new EvaError('invalid_request', `There is no voice "${voiceId}".`, {
      param: 'voice',
      fix: 'GET /voices lists those there are.',
    })
  }
  const language = asked?.voice.languages[0]?.split('-')[0] ?? 'en'
  return new Cast(voices, language, voiceId, clock.nowMs())
}

function lineFor({ spoken, language }: Clause, cast: Cast): Line {
  const line = cast.lineFor(spoken, language)
  if (line !== null) return line
  throw new EvaError('no_voice', `No installed voice speaks the language "${cast.language}".`, {
    fix: 'Name a voice of GET /voices, or add the espeak voice to EVA_TTS.',
  })
}

async function* asStream<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* items
}
