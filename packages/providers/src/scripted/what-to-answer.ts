import { ABILITIES } from './abilities/index.ts'
import type { Rule } from './rules/types.ts'
import { presentTurn, type Situation } from './speak/situation.ts'
import { ruleNamed } from './understand/compile.ts'
import { type Match, reflectOn } from './understand/understand.ts'

/** Most matters of one message that she answers. */
const MAX_ANSWERS = 2
/** Messages in a row that no rule knows, after which she says what she is instead of asking back once more. */
const ADRIFT_AFTER_TURNS = 4

/** The rules that the reply to the last turn follows, in the order in which they are answered. */
export function whatToAnswer(situation: Situation): readonly Match[] {
  const { language } = situation
  const turn = presentTurn(situation)
  const bare = (rule: Rule): readonly Match[] => [{ rule, captures: {}, clause: turn?.said ?? '' }]
  if (turn === undefined || !/[\p{L}\p{N}]/u.test(turn.said)) return bare(language.pack.silence)
  if (turn.matches.length > 0) return mostImportant(turn.matches)
  if (turn.language === null) return bare(language.pack.foreign)
  if (isAdrift(situation)) return bare(ruleNamed(language, 'adrift'))
  const reflections = reflectOn(turn.said, language)
  // A question that she does not know is not for turning around: she says so.
  if (/\?\s*$/.test(turn.said) && !reflections.some(({ rule }) => rule.asked))
    return bare(ruleNamed(language, 'knowledge'))
  return reflections.length > 0 ? reflections : bare(language.pack.fallback)
}

function mostImportant(matches: readonly Match[]): readonly Match[] {
  const distinct = matches.filter(({ rule }, index) => matches.findLastIndex((each) => each.rule === rule) === index)
  const alone = distinct.filter(({ rule }) => rule.alone)
  if (alone.length > 0) return alone.slice(0, 1)
  const major = distinct.filter(({ rule }) => !rule.minor)
  return major.length > 0 ? major.slice(-MAX_ANSWERS) : distinct.slice(-1)
}

/** Nothing she knows in several turns on end, and she has not said lately what she is. */
function isAdrift(situation: Situation): boolean {
  const recent = situation.turns.slice(-ADRIFT_AFTER_TURNS)
  if (recent.length < ADRIFT_AFTER_TURNS || recent.some(({ matches }) => matches.length > 0)) return false
  const adrift: Match = { rule: ruleNamed(situation.language, 'adrift'), captures: {}, clause: '' }
  return ABILITIES.confession(adrift, situation).say === 'replies'
}
