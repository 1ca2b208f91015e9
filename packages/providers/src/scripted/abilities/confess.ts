import { findTold } from '../conversation/find-told.ts'
import { pastReplies } from '../speak/situation.ts'
import { ruleNamed } from '../understand/compile.ts'
import { squash } from '../understand/words.ts'
import type { Ability } from './ability.ts'

/** For how many replies she does not tell again, unasked, what she is. */
const CONFESSION_PAUSE_REPLIES = 6

/** Out of her depth: says plainly what she is, or something shorter when she said so a moment ago. */
export const confess: Ability = ({ rule, clause }, situation) => {
  // What sounds like a question about the world may be about what was told.
  const { isSure } = findTold(clause, situation.memory, situation.language.pack)
  if (rule.id === 'knowledge' && isSure) return { say: 'rule', rule: ruleNamed(situation.language, 'ask-told') }
  const recent = squash(pastReplies(situation).slice(-CONFESSION_PAUSE_REPLIES).join(' '))
  const confessed = recent.includes(squash(situation.language.pack.confession))
  return { say: confessed ? 'otherwise' : 'replies', slots: {} }
}
