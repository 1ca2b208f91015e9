import type { Normalise } from '@eva/core'
import { ENGLISH_RULES } from './english/index.ts'
import { FRENCH_RULES } from './french/index.ts'
import { applyRules, type Rule } from './shared/rules.ts'

const RULES: Readonly<Record<string, readonly Rule[]>> = { en: ENGLISH_RULES, fr: FRENCH_RULES }

/**
 * Most clauses end here, so this is kept cheap: figures and signs, half a face, a full stop that is not the text's last
 * character, capitals that may be a number, and the short forms that need no full stop or may be last.
 */
const MAY_NEED_RULES =
  /[\d#$%&+/:;<=>@^_~¢£¥§°±²³¼-¾×÷‰⅓-⅞€₹₿√≈≠≤≥−℃ᵉ]|-_-|\.(?=.)|\b(?:[IVXL]{2,}(?:er?)?|[VX]e?|Ier?(?=[ ,.!?])(?<=er))\b|\b[A-Z][a-zé]+ I(?:[,.;:!?)]|$| (?:of|was|became|ruled|reigned|died)\b)|\b(?:War|Part|Chapter|Act|Phase|Stage|Type|Class|Book|Volume|Scene) I\b|(?:apitre|artie|ome|cte|ivre|hase|itre|ype) I\b|\b(?:etc|al|vs|Dr|Mr|Mrs|Ms|Mme|Mmes|Mlle|Mlles|Me|Mgr|Pr|Prof|Rev|Gen|Col|Capt|Lt|Sgt|Gov|Sen|Hon|Ste?|Mt|Ft|Jr|Sr|Ave|Blvd|Rd|Inc|Ltd|Corp|Co|approx|dept|govt|cf|viz|env|svp|SVP|stp|RDV|rdv|XD|xD)\b|càd|tél|c-à-d|J\.-C/

/**
 * What a voice should be given for a text without markdown: everything that is written in figures or short forms, in
 * words. English (as in the United States) and French; other languages are unchanged. Never throws, takes time in
 * proportion to the text, and leaves its own output as it is.
 *
 * @param language a BCP 47 tag; its primary part counts
 */
export const normalise: Normalise = (text, language) => {
  const rules = RULES[language.split('-')[0]?.toLowerCase() ?? '']
  return rules === undefined || !MAY_NEED_RULES.test(text) ? text : applyRules(text, rules)
}
