import type { Rule } from '../shared/rules.ts'
import { digits } from './numbers.ts'

/** Telephone numbers are said digit by digit, with a rest between the groups. */
export const PHONE_RULES: readonly Rule[] = [
  [
    /(?<![\d\p{L}.,])(\+\d{1,3}[ .-]?|1[ .-](?=\(?\d{3}))?(\(\d{2,4}\) ?|\d{3}[ .-]|(?<=\+\d{1,3}[ .-]?)\d{1,4}[ .-])((?:\d{2,4}[ .-]){1,4})(\d{2,4})(?![\d\p{L}]|[.,-]\d)/gu,
    (match, country = '', area = '', middle = '', last = '') => {
      if (match.replace(/\D/g, '').length < 9) return match
      const groups = [area, ...middle.split(/[ .-]/), last].filter((group) => /\d/.test(group)).map(digits)
      return `${country === '' ? '' : `${country.startsWith('+') ? 'plus ' : ''}${digits(country)}, `}${groups.join(', ')}`
    },
  ],
  [
    /(?<![\d\p{L}.,$-])(\d{3})-(\d{4})(?![\d-])/gu,
    (match, a = '', b = '') => (a.endsWith('0') && b.endsWith('0') ? match : `${digits(a)}, ${digits(b)}`),
  ],
  [/(?<=\b(?:call|dial|text|phone|ring) )(\d{3})(?![\d.,-]\d|\d)/giu, (_match, number = '') => digits(number)],
]

/** Signs between and before words and figures; before the numbers are said, because "5-3=2" needs its figures. */
export const SIGN_RULES: readonly Rule[] = [
  [/\bC#/g, 'C sharp'],
  [/\bF#/g, 'F sharp'],
  [/\bC\+\+/g, 'C plus plus'],
  [/#(?=\d)/g, 'number '],
  [/#(?=\p{L})/gu, 'hashtag '],
  [/(?<=\d)[-−](?=\d{1,12} ?=)|(?<=[\d)\p{L}]) [-−] ?(?=\d{1,12}(?:\.\d{1,9})? ?(?:[=+×*/)]|is\b))/gu, ' minus '],
  [/(?<=\d) ?\/ ?(?=\d{1,12} ?=)|(?<=\d) \/ (?=\d)/g, ' divided by '],
  [/(?<=[\d)\p{L}]) ?\^ ?2(?!\d)|²/gu, ' squared '],
  [/(?<=[\d)\p{L}]) ?\^ ?3(?!\d)|³/gu, ' cubed '],
  [/(?<=[\d)\p{L}]) ?\^ ?(?=[\d\p{L}(-])/gu, ' to the power of '],
  [/ ?(?:<=|≤) ?/g, ' is at most '],
  [/ ?(?:>=|≥) ?/g, ' is at least '],
  [/ ?(?:!=|≠) ?/g, ' does not equal '],
  [/ ?={1,3} ?/g, ' equals '],
  [/ ?× ?/g, ' times '],
  [/ ?÷ ?/g, ' divided by '],
  [/ ?≈ ?|~ ?(?=\d)/g, ' about '],
  [/ ?± ?/g, ' plus or minus '],
  [/√ ?/g, 'the square root of '],
  [/ ?<+ ?/g, ' less than '],
  [/ ?>+ ?/g, ' greater than '],
  [/ ?\+{1,8} ?/g, ' plus '],
  [/ ?& ?/g, ' and '],
  [/ ?@ ?/g, ' at '],
  [/ ?§ ?(?=\d)/g, ' section '],
  [/ ?[#^§=]+ ?/g, ' '],
]
