import { EvaError, type Speech, voiceById } from '@eva/core'

/**
 * Holds the choice of a voice for a language against the voices that there are. Throws `invalid_request` for one that is
 * unknown, not installed, left out by `EVA_TTS`, or does not speak the language.
 *
 * @param language a primary tag, such as `fr`
 */
export function requireSpeaker(engines: readonly Speech[], id: string, language: string): void {
  const found = voiceById(engines, id)
  if (found === null) {
    const known = engines.some((engine) => engine.voices.some((voice) => voice.id === id))
    throw new EvaError('invalid_request', known ? `The voice ${id} is not installed.` : `There is no voice "${id}".`, {
      param: 'voice.voices',
      fix: known ? `Fetch it first: "npx eva voices pull ${id}".` : '"npx eva voices" lists those there are.',
    })
  }
  if (found.voice.languages.some((tag) => tag.toLowerCase().split('-')[0] === language)) return
  throw new EvaError('invalid_request', `The voice ${id} does not speak "${language}".`, {
    param: 'voice.voices',
    fix: `It speaks ${found.voice.languages.join(', ')}.`,
  })
}
