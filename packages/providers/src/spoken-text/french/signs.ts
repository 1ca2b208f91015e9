import type { Rule } from '../shared/rules.ts'
import { digits, whole } from './numbers.ts'

const pairs = (figures: string): string => (figures.match(/\d{1,2}/g) ?? []).map(whole).join(', ')

/** Telephone numbers are said in pairs. */
export const PHONE_RULES: readonly Rule[] = [
  [
    /(?<![\d\p{L}.,])(\+\d{1,3}) ?(\(0\) ?)?(\d)((?:[ .-]?\d{2}){4})(?!\d)/gu,
    (_match, country = '', _zero, first = '', rest = '') =>
      `plus ${whole(country.slice(1))}, ${whole(first)}, ${pairs(rest.replace(/\D/g, ''))}`,
  ],
  [
    /(?<![\d\p{L}.,+])(0\d)((?:[ .-]?\d{2}){4})(?!\d)/gu,
    (_match, first = '', rest = '') => `${digits(first)}, ${pairs(rest.replace(/\D/g, ''))}`,
  ],
]

/** Signs between and before words and figures; before the numbers are said, because "5-3=2" needs its figures. */
export const SIGN_RULES: readonly Rule[] = [
  [/\bC#/g, 'C sharp'],
  [/\bC\+\+/g, 'C plus plus'],
  [/#(?=\d)/g, 'numéro '],
  [/#(?=\p{L})/gu, 'hashtag '],
  [/(?<=\d)[-−](?=\d{1,12} ?=)|(?<=[\d)\p{L}]) [-−] ?(?=\d{1,12}(?:,\d{1,9})? ?(?:[=+×*/)]|font\b))/gu, ' moins '],
  [/(?<=\d) ?\/ ?(?=\d{1,12} ?=)|(?<=\d) \/ (?=\d)/g, ' divisé par '],
  [/(?<=[\d)\p{L}]) ?\^ ?2(?!\d)|²/gu, ' au carré '],
  [/(?<=[\d)\p{L}]) ?\^ ?3(?!\d)|³/gu, ' au cube '],
  [/(?<=[\d)\p{L}]) ?\^ ?(?=[\d\p{L}(-])/gu, ' puissance '],
  [/ ?(?:<=|≤) ?/g, ' inférieur ou égal à '],
  [/ ?(?:>=|≥) ?/g, ' supérieur ou égal à '],
  [/ ?(?:!=|≠) ?/g, ' différent de '],
  [/ ?={1,3} ?/g, ' égale '],
  [/ ?× ?/g, ' fois '],
  [/ ?÷ ?/g, ' divisé par '],
  [/ ?≈ ?|~ ?(?=\d)/g, ' environ '],
  [/ ?± ?/g, ' plus ou moins '],
  [/√ ?/g, 'racine carrée de '],
  [/ ?<+ ?/g, ' inférieur à '],
  [/ ?>+ ?/g, ' supérieur à '],
  [/ ?\+{1,8} ?/g, ' plus '],
  [/ ?& ?/g, ' et '],
  [/ ?@ ?/g, ' arobase '],
  [/ ?§ ?(?=\d)/g, ' paragraphe '],
  [/ ?[#^§=]+ ?/g, ' '],
]
