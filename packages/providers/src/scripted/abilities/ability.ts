import type { Rule } from '../rules/types.ts'
import type { Situation } from '../speak/situation.ts'
import type { Slots } from '../speak/slots.ts'
import type { Match } from '../understand/understand.ts'

/** What an ability makes of a match: fillings for the rule's replies, its other replies, or another rule altogether. */
export type Outcome =
  | { readonly say: 'replies' | 'otherwise'; readonly slots: Slots }
  | { readonly say: 'rule'; readonly rule: Rule }

/** Finds out what a rule's replies need beyond slots, before one of them is chosen. */
export type Ability = (match: Match, situation: Situation) => Outcome
