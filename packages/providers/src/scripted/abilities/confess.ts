import { pastReplies } from '../speak/situation.ts'
import { squash } from '../understand/words.ts'
import type { Ability } from './ability.ts'

/** For how many replies she does not tell again, unasked, what she is. */
const CONFESSION_PAUSE_REPLIES = 6

/** Out of her depth: says plainly what she is, or something shorter when she said so a moment ago. */
export const confess: Ability = (_match, situation) => {
  const recent = squash(pastReplies(situation).slice(-CONFESSION_PAUSE_REPLIES).join(' '))
  const confessed = recent.includes(squash(situation.language.pack.confession))
  return { say: confessed ? 'otherwise' : 'replies', slots: {} }
}
