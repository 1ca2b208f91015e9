import type { Speech, SpeechEvent, VoiceInfo, VoicePreferences, Voices } from '../contracts/speech.ts'

/** A voice, and the engine that has it. */
export type CastVoice = { readonly engine: Speech; readonly voice: VoiceInfo }

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag

/** What is said by whom. */
export type Line = {
  readonly by: CastVoice
  readonly language: string
  /** The text as it is said. */
  readonly said: string
  readonly speed: number
  readonly pitch: number
}

/** Starts to say a line. */
export const sayLine = ({ by, language, said, speed, pitch }: Line, signal: AbortSignal): AsyncIterable<SpeechEvent> =>
  by.engine.speak(said, { voice: by.voice.id, language, speed, pitch, signal })

const speaks = (voice: VoiceInfo, language: string): boolean => voice.languages.some((tag) => primary(tag) === language)

/** The voice for `language`: the one that was chosen for it, else the best of the first engine that speaks it. */
export function defaultVoice(
  { engines, preferences }: Pick<Voices, 'engines' | 'preferences'>,
  language: string,
): CastVoice | null {
  const chosen = voiceById(engines, preferences().voices[language] ?? '')
  if (chosen !== null && speaks(chosen.voice, language)) return chosen
  for (const engine of engines) {
    const able = engine.voices.filter((voice) => voice.installed && speaks(voice, language))
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
  readonly #voices: Voices
  readonly #asked: CastVoice | null
  readonly #preferences: VoicePreferences
  readonly #byLanguage = new Map<string, CastVoice | null>()
  #language: string

  /** @param language what the answer is expected to be written in: the user's own, as a primary tag */
  constructor(voices: Voices, language: string, askedVoice: string | null) {
    this.#preferences = voices.preferences()
    this.#voices = voices
    this.#language = language
    this.#asked = askedVoice === null ? null : voiceById(voices.engines, askedVoice)
  }

  /** The language of the latest text; the next short one is expected to be in it. */
  get language(): string {
    return this.#language
  }

  /** Who says `text`, and how; `null` when no installed voice speaks its language. */
  lineFor(text: string): Line | null {
    const language = primary(this.#voices.detectLanguage(text, this.#language))
    this.#language = language
    const by = this.#voiceFor(language)
    if (by === null) return null
    const { speed, pitch } = this.#preferences
    return { by, language, said: this.#voices.normalise(text, language), speed, pitch }
  }

  #voiceFor(language: string): CastVoice | null {
    const known = this.#byLanguage.get(language)
    if (known !== undefined) return known
    const asked = this.#asked !== null && speaks(this.#asked.voice, language) ? this.#asked : null
    const preferences = (): VoicePreferences => this.#preferences
    const chosen = asked ?? defaultVoice({ engines: this.#voices.engines, preferences }, language)
    this.#byLanguage.set(language, chosen)
    return chosen
  }
}
