import type { DetectLanguage, Speech, VoiceInfo } from '../contracts/speech.ts'

/** A voice, and the engine that has it. */
export type CastVoice = { readonly engine: Speech; readonly voice: VoiceInfo }

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag

/** The voice that the first engine able to speak `language` would use for it. */
export function defaultVoice(engines: readonly Speech[], language: string): CastVoice | null {
  for (const engine of engines) {
    const able = engine.voices.filter(
      (voice) => voice.installed && voice.languages.some((tag) => primary(tag) === language),
    )
    const voice = able.find((candidate) => primary(candidate.languages[0] ?? '') === language) ?? able[0]
    if (voice !== undefined) return { engine, voice }
  }
  return null
}

/** The voice with that id, if an engine has it installed. */
export function voiceById(engines: readonly Speech[], id: string): CastVoice | null {
  for (const engine of engines) {
    const voice = engine.voices.find((candidate) => candidate.id === id && candidate.installed)
    if (voice !== undefined) return { engine, voice }
  }
  return null
}

/**
 * Who speaks in one turn. The voice follows the language of each sentence, and for one language it stays the same
 * until the turn's end, whatever happens to the engines. A voice that was asked for by name speaks the sentences in
 * its own languages; another language gets that language's default, because no voice mumbles what it cannot speak.
 */
export class Cast {
  readonly #engines: readonly Speech[]
  readonly #asked: CastVoice | null
  readonly #detect: DetectLanguage
  readonly #byLanguage = new Map<string, CastVoice | null>()
  #language: string

  /** @param language what the answer is expected to be written in: the user's own, as a primary tag */
  constructor(engines: readonly Speech[], detect: DetectLanguage, language: string, askedVoice: string | null) {
    this.#engines = engines
    this.#detect = detect
    this.#language = language
    this.#asked = askedVoice === null ? null : voiceById(engines, askedVoice)
  }

  /** The language of the latest clause; the next short one is expected to be in it. */
  get language(): string {
    return this.#language
  }

  /** `null` when no installed voice speaks the text's language. */
  voiceFor(text: string): CastVoice | null {
    this.#language = primary(this.#detect(text, this.#language))
    const known = this.#byLanguage.get(this.#language)
    if (known !== undefined) return known
    const asked = this.#asked?.voice.languages.some((tag) => primary(tag) === this.#language) ? this.#asked : null
    const chosen = asked ?? defaultVoice(this.#engines, this.#language)
    this.#byLanguage.set(this.#language, chosen)
    return chosen
  }
}
