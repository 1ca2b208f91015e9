import { addressRules } from '../shared/addresses.ts'
import { EMOTICON_RULES } from '../shared/emoticons.ts'
import type { Rule } from '../shared/rules.ts'
import { ABBREVIATION_RULES } from './abbreviations.ts'
import { DATE_RULES } from './dates.ts'
import { FRACTION_RULES, NUMBER_RULES, ROMAN_RULES } from './figures.ts'
import { MONEY_RULES } from './money.ts'
import { PHONE_RULES, SIGN_RULES } from './signs.ts'
import { TIME_RULES } from './times.ts'
import { UNIT_RULES } from './units.ts'

/** In this order, because what is a date is no fraction, what is a price is no number, and what is left is a number. */
export const ENGLISH_RULES: readonly Rule[] = [
  ...EMOTICON_RULES,
  ...addressRules({ dot: 'dot', at: 'at', slash: 'slash', hyphen: 'dash', underscore: 'underscore' }),
  ...ABBREVIATION_RULES,
  ...ROMAN_RULES,
  // A sign before a price or a number, where no number can end.
  [/(?<=^|[\s(=])[-−](?=[$€£¥]?\d)/g, 'minus '],
  ...TIME_RULES,
  ...PHONE_RULES,
  ...MONEY_RULES,
  ...DATE_RULES,
  ...FRACTION_RULES,
  ...UNIT_RULES,
  ...SIGN_RULES,
  ...NUMBER_RULES,
]
