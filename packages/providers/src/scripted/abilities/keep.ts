import { spokenFact } from '../speak/spoken-fact.ts'
import type { Ability } from './ability.ts'

/** Says that something was kept only where it was: `{told}` is the fact of this turn, turned around. */
export const keep: Ability = (_match, situation) => {
  const fact = situation.memory.facts.findLast(({ turn }) => turn === situation.turns.length - 1)
  if (fact === undefined) return { say: 'otherwise', slots: {} }
  const told = spokenFact(fact, situation)
  return { say: 'replies', slots: told === null ? {} : { told } }
}

/** A correction that changed something; anything else that begins with "no" is left to the fallback. */
export const correct: Ability = (match, situation) => {
  const outcome = keep(match, situation)
  return outcome.say === 'otherwise' ? { say: 'rule', rule: situation.language.pack.fallback } : outcome
}

/** Lets go of what was told, or says that there was nothing. */
export const forget: Ability = (_match, situation) => {
  const before = situation.memoryBefore().facts.length
  return { say: situation.memory.facts.length < before ? 'replies' : 'otherwise', slots: {} }
}
