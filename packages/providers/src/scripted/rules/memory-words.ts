/** What part of a statement answers "when?", "where?", "how many?" or "which colour?". */
export type Sign = 'day' | 'hour' | 'place' | 'number' | 'colour'

/** How what the user told is taken apart and found again. In lower case without accents where it is a word. */
export type MemoryWords = {
  /** "my": what follows is the thing that a sentence is about. */
  readonly possessives: readonly string[]
  /** Beginnings of words that are written with a hyphen: "step-", "petit-". With the flags `giu`. */
  readonly compounds: RegExp
  /** "a", "two": what follows is a thing that is told of for the first time. */
  readonly articles: readonly string[]
  /** What "a" becomes when the thing is spoken of again: "une" becomes "ma"; the first possessive where missing. */
  readonly owning: Readonly<Record<string, string>>
  /** A possessive before a vowel. */
  readonly beforeVowel: Readonly<Record<string, string>>
  /** "he", "she": stands for the thing that was spoken of last, in the place of `possessive` and that thing. */
  readonly pronouns: readonly string[]
  /** Those of the pronouns that also open "it is my birthday". */
  readonly things: readonly string[]
  /** "his", "her": the same, before something else. */
  readonly owners: readonly string[]
  /** "I": the user is meant. */
  readonly firstPersons: readonly string[]
  /** What a message that asks begins with; such a one tells nothing. */
  readonly questionWords: readonly string[]
  /** Words that say nothing about what a sentence is about. */
  readonly smallWords: readonly string[]
  /** Whether the main word of "a black cat" stands first (French) or last (English). */
  readonly headFirst: boolean
  /** Endings that do not matter: "lives" and "living" are one word. Longest first. */
  readonly endings: readonly string[]
  readonly signs: Readonly<Record<Sign, RegExp>>
  /** What a question begins with that asks for whatever was told of a thing; in normal words. */
  readonly asksForAll: RegExp
  /** Words of a question, and what its answer must hold. Tried in order. */
  readonly asks: readonly { readonly words: RegExp; readonly signs?: readonly Sign[]; readonly holds?: RegExp }[]
}
