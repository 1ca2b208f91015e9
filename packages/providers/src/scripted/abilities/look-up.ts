import { findTold } from '../conversation/find-told.ts'
import { spokenFact } from '../speak/spoken-fact.ts'
import { ruleNamed } from '../understand/compile.ts'
import type { Ability } from './ability.ts'

/** Most of what she knows about a thing that she tells where she was asked for something else. */
const MAX_TOLD_BESIDES = 3

/**
 * A question about the user's own world: `{told}` answers it; `{known}` is what was told of `{my} {thing}` besides;
 * `{quote}` is in the user's own words, where they cannot be turned around.
 */
export const lookUp: Ability = ({ clause }, situation) => {
  const { language, memory } = situation
  const { answers, about, thing, forgotten, isPersonal } = findTold(clause, memory, language.pack)
  if (answers.length > 0) {
    const told = answers.flatMap((fact) => spokenFact(fact, situation) ?? [])
    return {
      say: 'replies',
      slots: told.length === 0 ? { quote: answers.at(-1)?.told ?? '' } : { told: inOneSentence(told) },
    }
  }
  if (forgotten) return { say: 'rule', rule: language.pack.forgotten }
  if (!isPersonal) return { say: 'rule', rule: ruleNamed(language, 'knowledge') }
  const slots = thing === null ? {} : { ...ownerOf(clause, thing), thing }
  const known = about.slice(-MAX_TOLD_BESIDES).flatMap((fact) => spokenFact(fact, situation) ?? [])
  return known.length === 0
    ? { say: 'otherwise', slots }
    : { say: 'replies', slots: { ...slots, known: inOneSentence(known) } }

  function inOneSentence(clauses: readonly string[]): string {
    return new Intl.ListFormat(language.pack.locale, { type: 'conjunction' }).format(clauses)
  }

  function ownerOf(question: string, of: string): { readonly my: string } {
    const { possessives } = language.pack.memory
    const said = [memory.topic?.named ?? '', question].join(' ').toLowerCase()
    const my = possessives.find((each) => said.includes(`${each} ${of.toLowerCase()}`)) ?? possessives[0] ?? ''
    return { my: language.pack.grammar.swaps[my] ?? my }
  }
}
