import type { AbilityName } from '../rules/types.ts'
import type { Ability } from './ability.ts'
import { answerSum } from './answer-sum.ts'
import { confess } from './confess.ts'
import { correct, forget, keep } from './keep.ts'
import { lookUp } from './look-up.ts'
import { identify, recall, summarise } from './recall.ts'
import { continueReply, repeatReply } from './say-again.ts'
import { mirror, takeOffer, tellAnother, tellFirstTimeApart } from './take-up.ts'
import { timeInCity } from './time-in-city.ts'

/** What rules can ask for by name. */
export const ABILITIES: Readonly<Record<AbilityName, Ability>> = {
  another: tellAnother,
  arithmetic: answerSum,
  confession: confess,
  correct,
  'first-time': tellFirstTimeApart,
  forget,
  'go-on': continueReply,
  identify,
  keep,
  'look-up': lookUp,
  mirror,
  offer: takeOffer,
  recall,
  repeat: repeatReply,
  summary: summarise,
  'time-in': timeInCity,
}
