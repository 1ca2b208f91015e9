/** What is known of a language to tell whether somebody has finished. Phrases are lower case, their words by one blank. */
export type SpokenLanguage = {
  /** Something always follows, whatever mark an ear puts there: "and", "the", "parce que". */
  readonly alwaysHangs: readonly string[]
  /** Something follows unless the ear heard an end: "he", "the weather is". */
  readonly hangsUnmarked: readonly string[]
  /** Ends that look like those and are none: "i think so", "yes it is". */
  readonly hangsNot: readonly string[]
  /** Something follows unless it is a question: "from" in "where are you from". */
  readonly hangsUnlessAsked: readonly string[]
  /** Sounds and words made while looking for the next one. */
  readonly fillers: readonly string[]
  /** "Let me think": the person says that they go on. */
  readonly thinking: readonly string[]
  /** Whole answers. */
  readonly answers: readonly string[]
  /** What nothing follows. */
  readonly closers: readonly string[]
  /** How a question begins, even where no mark says so. */
  readonly isQuestion: RegExp
  /** "There are three things": they follow. */
  readonly announces: RegExp
  /** What a list begins with, and the word before its last item. */
  readonly listCue: RegExp
  readonly lastItem: RegExp
  /** Numbers by digits: what is dictated, and how many digits are a whole one. */
  readonly numberCue: RegExp
  readonly wholeNumbers: readonly number[]
  readonly units: readonly string[]
  readonly teens: readonly string[]
  readonly tens: readonly string[]
  /** An e-mail or web address: its beginning, the words for its signs, and for "@" alone. */
  readonly addressCue: RegExp
  readonly signs: readonly string[]
  readonly at: readonly string[]
  readonly spellingCue: RegExp
}
