import type { MemoryWords } from './memory-words.ts'

/** The languages the built-in responder speaks. */
export type Language = 'en' | 'fr'

/** Where a reply needs more than slots: what it finds out first. See `abilities/index.ts`. */
export type AbilityName =
  | 'another'
  | 'arithmetic'
  | 'confession'
  | 'correct'
  | 'first-time'
  | 'forget'
  | 'go-on'
  | 'identify'
  | 'keep'
  | 'look-up'
  | 'mirror'
  | 'offer'
  | 'recall'
  | 'repeat'
  | 'summary'
  | 'time-in'

/**
 * What she hears and what she may answer.
 *
 * Patterns are matched against one clause, whole, without accents, case or punctuation. In a pattern a word stands
 * for itself, `(a|b c)` for one of several, `[a]` for something that may be missing, `*` for any words, `{name}` for
 * one to ten words to be kept under that name, `{name:3}` for at most three, `{name=a|b}` for one of those listed.
 *
 * Replies are templates: `{name}` is filled from the pattern, from what she was told or from the clock, and a reply
 * whose slot has no filling is passed over; `{, name}` brings its comma along and is left out when empty.
 */
export type Rule = {
  readonly id: string
  /** Higher is tried first; 50 where missing. Equal ones are tried in the order of the file. */
  readonly priority?: number
  readonly patterns: readonly string[]
  readonly replies: readonly string[]
  /**
   * Spoken when the ability finds nothing (nobody told her, there is nothing to repeat, she confessed a moment ago) or
   * no reply can be filled.
   */
  readonly otherwise?: readonly string[]
  readonly ability?: AbilityName
  /**
   * What the capture must be besides: `sum` something to work out, `number` one number, `name` written the
   * way names are.
   */
  readonly only?: { readonly capture: string; readonly looksLike: 'sum' | 'number' | 'name' }
  /**
   * Keeps what was told as a fact of this kind: one of its kind, or one for each different capture named by `each`; about
   * the `topic`, the thing is the one that was spoken of last. Of kind `told` is whatever has no kind of its own: it is
   * kept in the user's words.
   */
  readonly remembers?: { readonly kind: string; readonly each?: string; readonly about?: 'topic' }
  /** Lets go of facts: of the last one that was spoken of, of those about `{thing}` or of a kind, or of all. */
  readonly forgets?: 'last' | 'thing' | 'everything' | { readonly kind: string }
  /** `{value}` takes the place of what was told or said a moment ago. */
  readonly corrects?: boolean
  /** Rules that the ability `first-time` looks for, this one apart: what they tell makes a question of hers idle. */
  readonly after?: readonly string[]
  /** For the ability `mirror`: the rule that answers "and you?" after each kind of fact. */
  readonly mirrors?: Readonly<Record<string, string>>
  /** The kind of fact that the ability `recall` looks for. */
  readonly recalls?: string
  /** Says little: not answered where the same message says something that matters more. */
  readonly minor?: boolean
  /** Answered alone, whatever else the message says. */
  readonly alone?: boolean
  /** A reflection that turns questions around; the others are for what is told. */
  readonly asked?: boolean
  /** A greeting: its replies greet by themselves. */
  readonly greets?: boolean
  /** May be asked for again with "another one". */
  readonly series?: boolean
  /** Sentences that a person would say and that must reach this rule. */
  readonly examples: readonly string[]
}

/** How a phrase of the user's is turned around, from the speaker's side to the listener's and back. */
export type Grammar = {
  /** Word for word; keys in lower case. */
  readonly swaps: Readonly<Record<string, string>>
  readonly subjects: readonly Subject[]
  /** Words that may stand between a subject and its verb. */
  readonly clitics: readonly string[]
  /** Contracted words that are taken apart first, such as `j'` into `je`. */
  readonly unelide: Readonly<Record<string, string>>
  /** A phrase that holds a match of this is not turned around at all. */
  readonly immovable: RegExp
}

export type Subject = {
  readonly from: string
  readonly to: string
  /** Verb forms that change beside the new subject. */
  readonly verbs: Readonly<Record<string, string>>
  /** Endings that change, where the verb is not listed; the first that fits. */
  readonly endings: readonly (readonly [from: string, to: string])[]
  /** Where the word may be an object too: what it becomes then, and the neighbours that make it a subject. */
  readonly object?: {
    readonly to: string
    readonly subjectAfter: readonly string[]
    readonly subjectBefore: readonly string[]
  }
}

/** How written words are read before rules are tried. */
export type Hearing = {
  /** Words that are read as others: contractions, spellings. */
  readonly contractions: Readonly<Record<string, string>>
  /** Words before and after what matters, dropped when the clause makes no sense with them; in normal form. */
  readonly greetings: readonly string[]
  readonly openers: readonly string[]
  readonly closers: readonly string[]
  /** A clause begins at these words when one of `starters` follows; the word itself is dropped. */
  readonly joints: readonly string[]
  readonly starters: readonly string[]
  /** What "and you?" ends in: a clause of its own, with its joint. */
  readonly echoes: readonly string[]
}

/** Everything she knows about a language. */
export type LanguagePack = {
  readonly language: Language
  /** For dates, numbers and lists. */
  readonly locale: string
  readonly rules: readonly Rule[]
  /** Tried when no rule matched: they turn the user's own words around. */
  readonly reflections: readonly Rule[]
  /** When nothing else fits. */
  readonly fallback: Rule
  /** For a message without a word in it. */
  readonly silence: Rule
  /**
   * What she says after the beginning of an answer that was not hers: she cannot know how it was to end. In lower case,
   * as it stands after a comma.
   */
  readonly lostThread: string
  /** What she says when she is asked for what she was told to forget. */
  readonly forgotten: Rule
  readonly memory: MemoryWords
  /** For a message in a language that is not hers; said in both of hers. */
  readonly foreign: Rule
  readonly hearing: Hearing
  /** Questions of hers that make an unrecognised short answer a fact, or a "yes" a wish. */
  readonly asks: readonly { readonly question: string; readonly rule: string; readonly capture: string }[]
  readonly offers: readonly { readonly question: string; readonly rule: string }[]
  /** "Good evening" by the hour at which it begins. */
  readonly hellos: readonly { readonly fromHour: number; readonly hello: string }[]
  /** What "what do you know about me?" says for each kind of fact. */
  readonly summaries: Readonly<Record<string, string>>
  /** Different words for one thing, so that "color" finds "colour". */
  readonly sameThings: Readonly<Record<string, string>>
  /** Names of cities that the time zone database spells otherwise. */
  readonly cities: Readonly<Record<string, string>>
  /** A phrase that is in every reply in which she says what she is. */
  readonly confession: string
  /** How to give her a real mind; added where she is out of her depth and has not said it lately. */
  readonly hints: readonly string[]
  readonly grammar: Grammar
  readonly numbers: NumberWords
  /** Contractions at the border of a template and its filling, such as `de le` into `du`; tried in order. */
  readonly junctions: readonly (readonly [pattern: RegExp, replacement: string])[]
}

export type NumberWords = {
  /** Words of units, teens and tens; larger ones multiply what came before. */
  readonly words: Readonly<Record<string, number>>
  /** Words inside a number that add nothing. */
  readonly glue: readonly string[]
  /** Words between a number and its decimals: "three point five". */
  readonly points: readonly string[]
  /** Phrases, longest first, and the signs they stand for (see `SumToken`), as in `half of` for `0.5 of`. */
  readonly operators: readonly (readonly [phrase: string, sign: string])[]
  /** How a sign is said. */
  readonly spoken: Readonly<Record<string, string>>
  /** Whether `1,000` is a thousand (English) or one (French). */
  readonly commaGroupsThousands: boolean
}
