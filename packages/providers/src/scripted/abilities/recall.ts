import { recallFacts } from '../conversation/facts.ts'
import { findTold } from '../conversation/find-told.ts'
import { spoken, spokenDetails, spokenFact, turned } from '../speak/spoken-fact.ts'
import { capitalise } from '../speak/template.ts'
import { ruleNamed } from '../understand/compile.ts'
import { squash } from '../understand/words.ts'
import type { Ability } from './ability.ts'

/** Most facts that she lists at once: the latest. */
const MAX_FACTS_IN_SUMMARY = 16

/**
 * Answers from what the user told: `{value}`, and whatever else was kept where it was told in the same language. Where
 * nothing of that kind was told she looks among the rest.
 */
export const recall: Ability = (match, situation) => {
  const { rule, captures, clause } = match
  const { memory, language } = situation
  const { pack } = language
  const found = recallFacts(memory.facts, rule, captures, pack)
  const latest = found.at(-1)
  if (latest === undefined) {
    if (recallFacts(memory.forgotten, rule, captures, pack).length > 0) return { say: 'rule', rule: pack.forgotten }
    const { about } = findTold(clause, memory, pack)
    // A name may be all that she was not told of the dog.
    if (rule.recalls === 'called' && about.length > 0) return { say: 'rule', rule: ruleNamed(language, 'ask-told') }
    return { say: 'otherwise', slots: turned(captures, pack) }
  }
  const values = found.map((fact) => spoken(fact.captures.value ?? '', pack))
  const list = new Intl.ListFormat(pack.locale, { type: 'conjunction' }).format(values)
  return { say: 'replies', slots: { ...spokenDetails(latest, pack), ...turned(captures, pack), value: list } }
}

/** Tells everything that the user told, as sentences in `{facts}`. */
export const summarise: Ability = (_match, situation) => {
  const sentences = situation.memory.facts.slice(-MAX_FACTS_IN_SUMMARY).map((fact) => {
    return `${capitalise(spokenFact(fact, situation) ?? fact.told)}.`
  })
  if (sentences.length === 0) return { say: 'otherwise', slots: {} }
  return { say: 'replies', slots: { facts: sentences.join(' ') } }
}

/** "Who is Clara?": whoever the user said is called that, `{value}` and `{thing}`. */
export const identify: Ability = ({ captures, clause }, { memory, language }) => {
  const wanted = squash(captures.value ?? '')
  const fact = memory.facts.find(({ kind, captures: told }) => kind === 'called' && squash(told.value ?? '') === wanted)
  if (fact === undefined) {
    const { answers } = findTold(clause, memory, language.pack)
    return { say: 'rule', rule: ruleNamed(language, answers.length === 0 ? 'knowledge' : 'ask-told') }
  }
  const details = spokenDetails(fact, language.pack)
  const known = details.thing !== undefined
  return { say: known ? 'replies' : 'otherwise', slots: { ...details, value: fact.captures.value ?? '' } }
}
