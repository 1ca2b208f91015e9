import type { DetectLanguage } from '../contracts/speech.ts'
import { nextBorder } from './borders.ts'
import { toSpeech } from './to-speech.ts'

/** Characters, and the primary tag of what they are written in. */
export type Stretch = { readonly length: number; readonly language: string | null }

/** Finds how far a text goes on in one language; what is given to a voice at once must be in one. */
export class OneLanguage {
  readonly #detect: DetectLanguage
  #language: string

  /** @param language what the text is expected to be written in, as a primary tag */
  constructor(detect: DetectLanguage, language: string) {
    this.#detect = detect
    this.#language = language
  }

  /**
   * The sentences at the beginning of `text` that are all in one language: up to the end, or to where a sentence in
   * another begins. `language` is `null` where there is nothing to say.
   *
   * @param isCut whether the text may be cut behind `before`
   */
  beginningOf(text: string, beginsLine: boolean, isCut: (before: string) => boolean): Stretch {
    let language: string | null = null
    let start = 0
    for (const end of sentenceEnds(text, beginsLine, isCut)) {
      const said = toSpeech(text.slice(start, end), beginsLine && start === 0)
      if (said !== '') {
        const found = this.#detect(said, language ?? this.#language)
        if (language !== null && found !== language) return { length: start, language }
        language = found
        this.#language = found
      }
      start = end
    }
    return { length: text.length, language }
  }
}

function* sentenceEnds(text: string, beginsLine: boolean, isCut: (before: string) => boolean): Generator<number> {
  let border = nextBorder(text, 0, beginsLine)
  while (border !== null && border.at < text.length) {
    if (border.kind === 'sentence' && isCut(text.slice(0, border.at))) yield border.at
    border = nextBorder(text, border.at, beginsLine)
  }
  yield text.length
}
