import type { Speech, SpeechEvent, VoicePreferences } from '../contracts/speech.ts'
import { type CastVoice, defaultVoice, primaryTag, speaks, voiceById } from './choose-voice.ts'
import { type Line, sayLine } from './line.ts'
import { OneLanguage } from './one-language.ts'
import type { Voices } from './voices.ts'

/**
 * Who speaks in one turn. The voice follows the language of each sentence. A voice that was asked for by name speaks the
 * sentences in its own languages; another language gets that language's default, because no voice mumbles what it cannot
 * speak. Once a voice was heard it keeps its language until the turn's end, whatever happens to the engines; one that
 * fails before that gives its place to the next.
 */
export class Cast {
  readonly #voices: Voices
  readonly #engines: readonly Speech[]
  readonly #asked: CastVoice | null
  readonly #preferences: VoicePreferences
  readonly #byLanguage = new Map<string, CastVoice | null>()
  readonly #heard = new Set<string>()
  readonly #failed = new Set<Speech>()
  readonly #triedAgain = new WeakSet<Line>()
  #language: string

  /**
   * @param language what the answer is expected to be written in: the user's own, as a primary tag
   * @param nowMs the turn's beginning: engines that rest now are passed over where another one can speak
   */
  constructor(voices: Voices, language: string, askedVoice: string | null, nowMs: number) {
    this.#preferences = voices.preferences()
    this.#voices = voices
    this.#engines = voices.engines
    this.#language = language
    this.#asked = askedVoice === null ? null : voiceById(this.#engines, askedVoice)
    for (const engine of this.#engines) if (voices.rests.isResting(engine, nowMs)) this.#failed.add(engine)
  }

  /** The language of the latest text; the next short one is expected to be in it. */
  get language(): string {
    return this.#language
  }

  /** Parts an answer where its language changes, from the language of the latest text on. */
  oneLanguage(): OneLanguage {
    return new OneLanguage(this.#voices.detectLanguage, this.#language)
  }

  /**
   * Who says `text`, and how; `null` when no installed voice speaks its language.
   *
   * @param known what it is written in, where that is known
   */
  lineFor(text: string, known: string | null = null, isOpener = false): Line | null {
    const language = primaryTag(known ?? this.#voices.detectLanguage(text, this.#language))
    this.#language = language
    const by = this.#voiceFor(language)
    if (by === null) return null
    const { speed, pitch } = this.#preferences
    return { by, language, said: this.#voices.normalise(text, language), speed, pitch, isOpener }
  }

  /** Starts to say a line; an opener that was said before is there at once. */
  say(line: Line, signal: AbortSignal): AsyncIterable<SpeechEvent> {
    return line.isOpener ? this.#voices.openers.say(line, signal) : sayLine(line, signal)
  }

  /** The line as it is said now: by another voice when its own was replaced since it was written. */
  current(line: Line): Line {
    const by = this.#voiceFor(line.language)
    return by === null || by.voice.id === line.by.voice.id ? line : { ...line, by }
  }

  /** A line's voice makes its first sound. */
  heard({ by }: Line): void {
    this.#heard.add(by.voice.id)
    this.#voices.rests.spoke(by.engine)
  }

  /** Whether somebody else could say the line: its voice was not heard yet, and another engine speaks the language. */
  canReplace({ by, language }: Line): boolean {
    return !this.#heard.has(by.voice.id) && this.#best(language, new Set([...this.#failed, by.engine])) !== null
  }

  /**
   * How a line that failed without a sound is said now: by the next voice at the turn's beginning, once more by its own
   * when that was heard already. `null` when nobody is left.
   */
  instead(line: Line, nowMs: number): Line | null {
    if (this.#heard.has(line.by.voice.id)) {
      if (this.#triedAgain.has(line)) return null
      this.#triedAgain.add(line)
      return line
    }
    this.#voices.rests.failed(line.by.engine, nowMs)
    this.#failed.add(line.by.engine)
    const by = this.#best(line.language, this.#failed)
    if (by === null) return null
    this.#byLanguage.set(line.language, by)
    return { ...line, by }
  }

  #voiceFor(language: string): CastVoice | null {
    const known = this.#byLanguage.get(language)
    if (known !== undefined) return known
    // Where nobody else speaks the language, one who rests is tried all the same.
    const chosen = this.#best(language, this.#failed) ?? this.#best(language, new Set())
    this.#byLanguage.set(language, chosen)
    return chosen
  }

  #best(language: string, without: ReadonlySet<Speech>): CastVoice | null {
    const asked = this.#asked
    if (asked !== null && !without.has(asked.engine) && speaks(asked.voice, language)) return asked
    const engines = this.#engines.filter((engine) => !without.has(engine))
    return defaultVoice({ engines, preferences: () => this.#preferences }, language)
  }
}
