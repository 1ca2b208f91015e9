import { readSum } from '../arithmetic/read-sum.ts'
import { solveSum } from '../arithmetic/solve-sum.ts'
import type { Hearing, LanguagePack, NumberWords, Rule } from '../rules/types.ts'
import type { CompiledLanguage, CompiledRule } from './compile.ts'
import { priorityOf, ruleNamed } from './compile.ts'
import { type Captures, matchable, matchPattern } from './pattern.ts'
import { clausesOf, readSentences, squash, type Word } from './words.ts'

/** A rule that was reached, what its pattern kept, and the words of the user's that it was matched against. */
export type Match = { readonly rule: Rule; readonly captures: Captures; readonly clause: string }

/** What one message says, as far as the rules of one language go. */
export type Understanding = {
  /** The message opens with a greeting, whatever follows. */
  readonly greeted: boolean
  /** In the order in which they were said; empty when no rule fits. */
  readonly matches: readonly Match[]
  /** Reflections that keep what was told in clauses which no rule fits. */
  readonly asides: readonly Match[]
}

/** How much of a message is read, in characters from its end: people put the question last. */
const READ_CHARACTERS = 2_000
/** A capital and then small letters: "Zoé", "McFly", not "TIRED". */
const WRITTEN_LIKE_A_NAME = /^\p{Lu}\p{Ll}/u
/** Rules that take almost anything after their first words. */
const BROAD_BELOW_PRIORITY = 45
const FOLLOWED_BY_QUESTION_MARK = /^[\s"'»)]*\?/u
/** Longest answer to "What should I call you?" that is taken for a name, in words. */
const MAX_WORDS_IN_BARE_ANSWER = 3

/**
 * Reads a message with the rules of one language: each sentence whole, then without the words around what matters
 * ("well", "please", "Eva"), then clause by clause.
 */
export function understand(text: string, language: CompiledLanguage): Understanding {
  const said = text.slice(-READ_CHARACTERS)
  const found = readSentences(said, language.pack.hearing).map((words) => matchSentence(words, said, language))
  const matches = found.flatMap((each) => each.matches)
  const greeted = found.some((each) => each.greeted) || matches.some((match) => match.rule.greets === true)
  return { greeted, matches, asides: found.flatMap((each) => each.asides) }
}

/**
 * Takes a few words that no rule knows for the answer to a question of hers: "Sam", after "What should I call you?".
 * @param before What she said last.
 */
export function answerToHerQuestion(text: string, language: CompiledLanguage, before: string): readonly Match[] {
  const said = text.slice(-READ_CHARACTERS)
  const [only, ...others] = readSentences(said, language.pack.hearing)
  if (only === undefined || others.length > 0 || said.includes('?')) return []
  const words = trim(only, language.pack.hearing)
  const [first, last] = [words.at(0), words.at(-1)]
  if (first === undefined || last === undefined || words.length > MAX_WORDS_IN_BARE_ANSWER) return []
  const heard = squash(before)
  const asked = language.pack.asks.find(({ question }) => heard.endsWith(squash(question)))
  if (asked === undefined) return []
  const clause = said.slice(first.start, last.end)
  return [{ rule: ruleNamed(language, asked.rule), captures: { [asked.capture]: clause }, clause }]
}

/** Turns the user's own words around: the first reflection that fits the last clause, the whole sentence first. */
export function reflectOn(text: string, language: CompiledLanguage): readonly Match[] {
  const said = text.slice(-READ_CHARACTERS)
  const sentence = readSentences(said, language.pack.hearing).at(-1)
  if (sentence === undefined) return []
  const clauses = [sentence, ...clausesOf(sentence).toReversed()]
  for (const words of clauses.flatMap((clause) => [clause, trim(clause, language.pack.hearing)])) {
    const match = firstMatch(language.reflections, words, said, language.pack)
    if (match !== null) return [match]
  }
  return []
}

function matchSentence(words: readonly Word[], said: string, language: CompiledLanguage): Understanding {
  const whole = matchTrimmed(words, said, language)
  const pieces = clausesOf(words)
  const isBroad = whole.matches.some(({ rule }) => priorityOf(rule) < BROAD_BELOW_PRIORITY)
  if (whole.matches.length > 0 && !(isBroad && pieces.length > 1)) return whole
  if (pieces.length < 2) return { ...whole, asides: asidesOf(words, said, language) }
  const found = pieces.map((piece) => {
    const part = matchTrimmed(piece, said, language)
    return part.matches.length > 0 ? part : { ...part, asides: asidesOf(piece, said, language) }
  })
  // Two questions in one sentence are two, though one pattern may span them both.
  if (isBroad && found.some(({ matches }) => matches.length === 0)) return whole
  if (found.every(({ matches }) => matches.length === 0)) {
    return {
      ...whole,
      asides: lengthened(
        found.map(({ asides }) => asides),
        pieces,
        said,
      ),
    }
  }
  return {
    greeted: found.some((each) => each.greeted),
    matches: found.flatMap((each) => each.matches),
    asides: found.flatMap((each) => each.asides),
  }
}

/** "I need milk, eggs and bread" is told whole: a piece that tells nothing by itself belongs to the one before it. */
function lengthened(
  asides: readonly (readonly Match[])[],
  pieces: readonly (readonly Word[])[],
  said: string,
): readonly Match[] {
  const kept: Match[] = []
  asides.forEach(([aside], index) => {
    const last = aside === undefined ? kept.pop() : undefined
    if (aside !== undefined) kept.push(aside)
    if (last === undefined) return
    const from = said.lastIndexOf(last.clause)
    kept.push({ ...last, clause: said.slice(from, pieces[index]?.at(-1)?.end) })
  })
  return kept
}

/** What a clause tells that no rule fits, where a reflection keeps such things; a question tells nothing. */
function asidesOf(clause: readonly Word[], said: string, language: CompiledLanguage): readonly Match[] {
  const words = withoutOpeners(clause, language.pack.hearing)
  const asks = language.pack.memory.questionWords.includes(words[0]?.normal ?? '')
  if (asks || isQuestion(clause, said)) return []
  const match = firstMatch(language.reflections, words, said, language.pack)
  return match?.rule.remembers === undefined ? [] : [match]
}

/**
 * Matches the words, then again without the dispensable ones at either end, one by one. Of the rules that fit, the one
 * of highest priority counts: "so, what do you know about me?" is more than a question about the world.
 */
function matchTrimmed(words: readonly Word[], said: string, language: CompiledLanguage): Understanding {
  const { greetings, openers, closers } = language.pack.hearing
  let greeted = false
  let best: Match | null = null
  // "Can you call me tomorrow?" tells no name.
  const rules = isQuestion(words, said)
    ? language.rules.filter(({ rule }) => rule.remembers === undefined)
    : language.rules
  for (let rest = words; rest.length > 0; ) {
    const match = firstMatch(rules, rest, said, language.pack)
    if (match !== null && (best === null || priorityOf(match.rule) > priorityOf(best.rule))) best = match
    const greeting = countLeading(rest, greetings)
    const opening = greeting || countLeading(rest, openers)
    const closing = opening > 0 ? 0 : countTrailing(rest, closers)
    if (opening + closing === 0) break
    greeted ||= greeting > 0 && rest.length > greeting
    rest = rest.slice(opening, rest.length - closing)
  }
  return { greeted, matches: best === null ? [] : [best], asides: [] }
}

const isQuestion = (clause: readonly Word[], said: string): boolean =>
  FOLLOWED_BY_QUESTION_MARK.test(said.slice(clause.at(-1)?.end))

function withoutOpeners(words: readonly Word[], hearing: Hearing): readonly Word[] {
  const opening = countLeading(words, [...hearing.greetings, ...hearing.openers])
  return opening === 0 || opening === words.length ? words : withoutOpeners(words.slice(opening), hearing)
}

/** Without the dispensable words at both ends; unchanged where nothing would be left. */
function trim(words: readonly Word[], hearing: Hearing): readonly Word[] {
  const opening = countLeading(words, [...hearing.greetings, ...hearing.openers])
  const closing = opening > 0 ? 0 : countTrailing(words, hearing.closers)
  const rest = words.slice(opening, words.length - closing)
  return opening + closing === 0 || rest.length === 0 ? words : trim(rest, hearing)
}

function countLeading(words: readonly Word[], phrases: readonly string[]): number {
  return longest(phrases, (phrase) => phrase.every((word, index) => words[index]?.normal === word))
}

function countTrailing(words: readonly Word[], phrases: readonly string[]): number {
  return longest(phrases, (phrase) => phrase.every((word, index) => words.at(index - phrase.length)?.normal === word))
}

function longest(phrases: readonly string[], fits: (phrase: readonly string[]) => boolean): number {
  return Math.max(
    0,
    ...phrases
      .map((phrase) => phrase.split(' '))
      .filter(fits)
      .map((phrase) => phrase.length),
  )
}

function firstMatch(
  rules: readonly CompiledRule[],
  words: readonly Word[],
  said: string,
  { numbers }: LanguagePack,
): Match | null {
  const text = matchable(words)
  for (const { rule, patterns } of rules) {
    for (const pattern of patterns) {
      const captures = matchPattern(pattern, words, text, said)
      if (captures !== null && isMeant(rule, captures, numbers)) return { rule, captures, clause: textOf(words, said) }
    }
  }
  return null
}

function textOf(words: readonly Word[], said: string): string {
  return said.slice(words.at(0)?.start, words.at(-1)?.end)
}

function isMeant({ only }: Rule, captures: Captures, numbers: NumberWords): boolean {
  const captured = only === undefined ? undefined : captures[only.capture]
  if (only === undefined || captured === undefined) return true
  if (only.looksLike === 'name') return WRITTEN_LIKE_A_NAME.test(captured)
  const sum = readSum(captured, numbers)
  if (only.looksLike === 'number') return sum?.length === 1 && typeof sum[0] === 'number'
  return sum !== null && solveSum(sum) !== null
}
