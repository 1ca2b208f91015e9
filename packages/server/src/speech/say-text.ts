import {
  Cast,
  ClauseCutter,
  EvaError,
  type Line,
  type SpeechEvent,
  sayLine,
  speakAhead,
  type VoiceInfo,
  type Voices,
  voiceById,
} from '@eva/core'

/** Pieces that are made at a time: the one being sent and the next. */
const LOOKAHEAD = 2

/** How a text is to be said: `voiceId` is an id of `GET /voices`, or `null` for the default of the text's language. */
export type SayWish = { readonly voiceId: string | null; readonly speed: number; readonly pitch: number }

export type SpokenText = {
  readonly voice: VoiceInfo
  /** How many pieces the text was cut into. */
  readonly clauses: number
  readonly events: AsyncIterable<SpeechEvent>
}

/**
 * Says a text that is already whole, in one voice: the one asked for where it speaks the text's language, else the
 * default of that language, because no voice mumbles what it cannot speak.
 *
 * @throws EvaError `invalid_request` when there is nothing to say or no such voice; `no_voice` when none speaks the language
 */
export function sayText(text: string, wish: SayWish, voices: Voices, signal: AbortSignal): SpokenText {
  const cutter = new ClauseCutter()
  const clauses = [...cutter.push(text, 0), ...cutter.end()]
  if (clauses.length === 0) throw new EvaError('invalid_request', 'There is nothing in the text that can be said.')
  const line = lineFor(text, wish.voiceId, voices)
  const lines = clauses.map(({ spoken }): Line => {
    const said = voices.normalise(spoken, line.language)
    return { ...line, said, speed: wish.speed, pitch: wish.pitch }
  })

  async function* events(): AsyncGenerator<SpeechEvent, void> {
    for await (const piece of speakAhead(asStream(lines), sayLine, LOOKAHEAD, signal)) yield* piece.audio
  }
  return { voice: line.by.voice, clauses: clauses.length, events: events() }
}

/** A short text is taken to be in the language of the voice that was asked for. */
function lineFor(text: string, voiceId: string | null, voices: Voices): Line {
  const asked = voiceId === null ? null : voiceById(voices.engines, voiceId)
  if (voiceId !== null && asked === null) {
    throw new EvaError('invalid_request', `There is no voice "${voiceId}".`, {
      param: 'voice',
      fix: 'GET /voices lists those there are.',
    })
  }
  const language = asked?.voice.languages[0]?.split('-')[0] ?? 'en'
  const cast = new Cast(voices, language, voiceId)
  const line = cast.lineFor(text)
  if (line === null) {
    throw new EvaError('no_voice', `No installed voice speaks the language "${cast.language}".`, {
      fix: 'Name a voice of GET /voices, or add the espeak voice to EVA_TTS.',
    })
  }
  return line
}

async function* asStream<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* items
}
