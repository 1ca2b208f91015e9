import {
  Cast,
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

/** Pieces that are made at a time: the one being sent and the next. */
const LOOKAHEAD = 2

/** How a text is to be said: `voiceId` is an id of `GET /voices`, or `null` for the default of the text's language. */
export type SayWish = { readonly voiceId: string | null; readonly speed: number; readonly pitch: number }

export type SpokenText = {
  /** How many pieces the text was cut into. */
  readonly clauses: number
  /** All of what is said is said by the voice of the first sound. */
  readonly recited: AsyncIterable<Recited>
}

/**
 * Says a text that is already whole, in one voice: the one asked for where it speaks the text's language, else the
 * default of that language, because no voice mumbles what it cannot speak; the next one where that fails before its first
 * sound.
 *
 * @throws EvaError `invalid_request` when there is nothing to say or no such voice; `no_voice` when none speaks the language
 */
export function sayText(text: string, wish: SayWish, voices: Voices, clock: Clock, signal: AbortSignal): SpokenText {
  const cutter = new ClauseCutter()
  const clauses = [...cutter.push(text, 0), ...cutter.end()]
  if (clauses.length === 0) {
    throw new EvaError('invalid_request', 'There is nothing in the text that can be said.', { param: 'text' })
  }
  const cast = castFor(wish.voiceId, voices, clock)
  const first = lineFor(text, cast)
  const lines = clauses.map(({ spoken }): Line => {
    const said = voices.normalise(spoken, first.language)
    return { ...first, said, speed: wish.speed, pitch: wish.pitch }
  })

  async function* recited(): AsyncGenerator<Recited, void> {
    const ahead = speakAhead(asStream(lines), (line, wanted) => cast.say(line, wanted), LOOKAHEAD, signal)
    for await (const { clause, audio } of ahead) yield* recite(clause, audio, cast, clock, signal)
  }
  return { clauses: clauses.length, recited: recited() }
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

function lineFor(text: string, cast: Cast): Line {
  const line = cast.lineFor(text)
  if (line !== null) return line
  throw new EvaError('no_voice', `No installed voice speaks the language "${cast.language}".`, {
    fix: 'Name a voice of GET /voices, or add the espeak voice to EVA_TTS.',
  })
}

async function* asStream<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* items
}
