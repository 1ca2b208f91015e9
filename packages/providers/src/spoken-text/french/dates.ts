import type { Rule } from '../shared/rules.ts'
import { whole } from './numbers.ts'

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')

/** Only the first day of a month is an ordinal. */
const dayOf = (day: string): string => (Number(day) === 1 ? 'premier' : whole(String(Number(day))))

function numericDate(day: string, month: string, written: string | undefined, match: string): string {
  const name = MONTHS[Number(month) - 1]
  if (name === undefined || Number(day) < 1 || Number(day) > 31) return match
  if (written === undefined) return `${dayOf(day)} ${name}`
  const full = written.length === 2 ? String(Number(written) + (Number(written) < 70 ? 2000 : 1900)) : written
  return `${dayOf(day)} ${name} ${whole(full)}`
}

export const DATE_RULES: readonly Rule[] = [
  [
    /(?<![\d\p{L}.-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu,
    (match, y = '', m = '', d = '') => numericDate(d, m, y, match),
  ],
  [
    /(?<![\d\p{L}/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|\.\d)/gu,
    (match, d = '', _sign, m = '', y = '') =>
      match.includes('.') && y.length === 2 ? match : numericDate(d, m, y, match),
  ],
  [
    /(?<=\b(?:le|du|au) )(\d{1,2})\/(\d{1,2})(?![\d/])/giu,
    (match, d = '', m = '') => numericDate(d, m, undefined, match),
  ],
  [new RegExp(`(?<![\\d\\p{L}.,/])(?:0?1(?:er)?)(?= (?:${MONTHS.join('|')})(?!\\p{L}))`, 'gu'), 'premier'],
  [
    new RegExp(`(?<![\\d\\p{L}.,/])0([2-9])(?= (?:${MONTHS.join('|')})(?!\\p{L}))`, 'gu'),
    (_match, day = '') => whole(day),
  ],
  [
    /(?<![\d\p{L}.,-])(\d{4})[-–](\d{4})(?![\d\p{L}]|[-–.,]\d)/gu,
    (_match, from = '', to = '') => `${whole(from)} à ${whole(to)}`,
  ],
  // "en 2024 100 personnes": a year never begins a group of thousands.
  [
    /(?<=\b(?:en|depuis|an|année|années|vers|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) )(\d{4})(?=\s\d)/gu,
    (_match, y = '') => whole(y),
  ],
]
