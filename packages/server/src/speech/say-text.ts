import {
  type CastVoice,
  ClauseCutter,
  type DetectLanguage,
  defaultVoice,
  EvaError,
  type Pcm,
  type Speech,
  speakAhead,
  voiceById,
} from '@eva/core'

/** Pieces that are made at a time: the one being sent and the next. */
const LOOKAHEAD = 2

export type SpokenText = {
  readonly voice: CastVoice['voice']
  /** How many pieces the text was cut into. */
  readonly clauses: number
  readonly audio: AsyncIterable<Pcm>
}

/**
 * Says a text that is already whole, in one voice: the one asked for, or the default of the text's language.
 *
 * @param voiceId an id of `GET /voices`, or `null`
 * @throws EvaError `invalid_request` when there is nothing to say or no such voice; `no_voice` when none speaks the language
 */
export function sayText(
  text: string,
  { voiceId, speed }: { readonly voiceId: string | null; readonly speed: number },
  { engines, detectLanguage }: { readonly engines: readonly Speech[]; readonly detectLanguage: DetectLanguage },
  signal: AbortSignal,
): SpokenText {
  const cutter = new ClauseCutter()
  const clauses = [...cutter.push(text, 0), ...cutter.end()]
  if (clauses.length === 0) throw new EvaError('invalid_request', 'There is nothing in the text that can be said.')
  const chosen = voiceId === null ? forLanguage(engines, detectLanguage(text, 'en')) : byId(engines, voiceId)
  const speak = ({ spoken }: { spoken: string }): AsyncIterable<Pcm> =>
    chosen.engine.speak(spoken, { voice: chosen.voice.id, speed, signal })

  async function* audio(): AsyncGenerator<Pcm, void> {
    for await (const piece of speakAhead(asStream(clauses), speak, LOOKAHEAD, signal)) yield* piece.audio
  }
  return { voice: chosen.voice, clauses: clauses.length, audio: audio() }
}

function byId(engines: readonly Speech[], id: string): CastVoice {
  const voice = voiceById(engines, id)
  if (voice === null) {
    throw new EvaError('invalid_request', `There is no voice "${id}".`, { fix: 'GET /voices lists those there are.' })
  }
  return voice
}

function forLanguage(engines: readonly Speech[], language: string): CastVoice {
  const voice = defaultVoice(engines, language)
  if (voice === null) {
    throw new EvaError('no_voice', `No installed voice speaks the language "${language}".`, {
      fix: 'Name a voice of GET /voices, or add the espeak voice to EVA_TTS.',
    })
  }
  return voice
}

async function* asStream<T>(items: readonly T[]): AsyncGenerator<T, void> {
  yield* items
}
