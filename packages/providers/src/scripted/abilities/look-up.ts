import { findTold } from '../conversation/find-told.ts'
import type { LanguagePack } from '../rules/types.ts'
import type { Situation } from '../speak/situation.ts'
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
  const { pack } = language
  const { answers, about, thing, forgotten, isPersonal } = findTold(clause, memory, pack)
  if (answers.length > 0) {
    const told = answers.flatMap((fact) => spokenFact(fact, situation) ?? [])
    return {
      say: 'replies',
      slots: told.length === 0 ? { quote: answers.at(-1)?.told ?? '' } : { told: inOne(told, pack) },
    }
  }
  if (forgotten) return { say: 'rule', rule: pack.forgotten }
  if (!isPersonal) return { say: 'rule', rule: ruleNamed(language, 'knowledge') }
  const slots = thing === null ? {} : { my: ownerOf(thing, clause, situation), thing }
  const known = about.slice(-MAX_TOLD_BESIDES).flatMap((fact) => spokenFact(fact, situation) ?? [])
  return known.length === 0
    ? { say: 'otherwise', slots }
    : { say: 'replies', slots: { ...slots, known: inOne(known, pack) } }
}

const inOne = (clauses: readonly string[], { locale }: LanguagePack): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(clauses)

/** "your", for the "my" that the user put before a thing. */
function ownerOf(thing: string, question: string, { language, memory }: Situation): string {
  const { memory: words, grammar } = language.pack
  const said = `${memory.topic?.named ?? ''} ${question}`.toLowerCase()
  const my =
    words.possessives.find((each) => said.includes(`${each} ${thing.toLowerCase()}`)) ?? words.possessives[0] ?? ''
  return grammar.swaps[my] ?? my
}
