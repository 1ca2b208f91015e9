import type { Rule } from '../shared/rules.ts'
import { ordinal, plural, whole, year } from './numbers.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const SHORT = /^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/
const MONTH = `(${MONTHS.join('|')}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)`
const DAY = '(0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?![\\d.:]\\d|\\d)'
const YEAR = '([12]\\d{3})(?!\\d)'

const monthName = (word: string): string => {
  const short = word.replace('.', '')
  return SHORT.test(short) ? (MONTHS.find((month) => month.startsWith(short.slice(0, 3))) ?? word) : word
}

const dayOf = (figures: string): string => ordinal(Number(figures))

/** "March third, twenty twenty-six"; figures that are no date stay numbers. */
function numericDate(day: string, month: string, written: string, match: string): string {
  const [first, second] = [Number(day), Number(month)]
  const name = MONTHS[second - 1]
  if (name === undefined || first < 1 || first > 31) return match
  const full = written.length === 2 ? String(Number(written) + (Number(written) < 70 ? 2000 : 1900)) : written
  return `${name} ${ordinal(first)}, ${year(full)}`
}

const monthAndDay = (month: string, day: string): string | null => {
  const name = MONTHS[Number(month) - 1]
  return name === undefined || Number(day) < 1 || Number(day) > 31 ? null : `${name} ${dayOf(day)}`
}

/** Said before a bare number, these make it a year. */
const BEFORE_A_YEAR =
  '(?:in|since|by|until|till|from|before|after|around|circa|of|year|during|between|early|late|mid|spring|summer|autumn|fall|winter|and|to|class|back)'
/** Said behind a bare number, these make it an amount. */
const COUNTED = '(?! (?:people|men|women|children|of|more|less|times|different|[a-z]{2,30}[^su\\W]s)\\b)'

export const DATE_RULES: readonly Rule[] = [
  [
    /(?<![\d\p{L}.-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/gu,
    (match, y = '', m = '', d = '') => numericDate(d, m, y, match),
  ],
  [
    /(?<![\d\p{L}/.])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/gu,
    (match, a = '', b = '', y = '') => (Number(a) > 12 ? numericDate(a, b, y, match) : numericDate(b, a, y, match)),
  ],
  [
    /(?<![\d\p{L}.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.]\d)/gu,
    (match, d = '', m = '', y = '') => numericDate(d, m, y, match),
  ],
  [
    /(?<=\b(?:on|until|since) )(\d{1,2})\/(\d{1,2})(?![\d/])/giu,
    (match, month = '', day = '') => monthAndDay(month, day) ?? match,
  ],
  [
    new RegExp(`\\b${MONTH} ${DAY}(?: ?[-–] ?${DAY})?(?:,? ${YEAR})?(?!%| ?(?:percent|people|times)\\b)`, 'gu'),
    (_match, month = '', day = '', last, y) =>
      `${monthName(month)} ${dayOf(day)}${last === undefined ? '' : ` to ${dayOf(last)}`}${y === undefined ? '' : `, ${year(y)}`}`,
  ],
  [
    new RegExp(`(?<![\\d\\p{L}.,/:-])([Tt]he )?${DAY} (?:of )?${MONTH}(?!\\p{L})(?:,? ${YEAR})?`, 'gu'),
    (_match, _the, day = '', month = '', y) =>
      `${_the ?? 'the '}${dayOf(day)} of ${monthName(month)}${y === undefined ? '' : `, ${year(y)}`}`,
  ],
  [new RegExp(`\\b${MONTH} ${YEAR}`, 'gu'), (_match, month = '', y = '') => `${monthName(month)} ${year(y)}`],
  [/(?<![\d\p{L}])(\d{4})s\b/gu, (_match, y = '') => decade(y)],
  [/(?<![\d\p{L}])['’]?([2-9]0)[’']?s\b/gu, (_match, tens = '') => plural(whole(tens))],
  [
    /(?<![\d\p{L}.,-])([12]\d{3})[-–](\d{2}|[12]\d{3})(?![\d\p{L}]|[-–.,]\d)/gu,
    (_match, from = '', to = '') => `${year(from)} to ${to.length === 2 ? whole(to) : year(to)}`,
  ],
  [
    new RegExp(`(?<=\\b${BEFORE_A_YEAR}[ -])([12]\\d{3})(?![\\d\\p{L}:]|[.,/-]\\d| ?[%€£$°])${COUNTED}`, 'giu'),
    (_match, y = '') => year(y),
  ],
  [
    /(?<![\d\p{L}.,$€£#/:+=×*-] ?)(1[1-9]\d[1-9]|1[1-9][1-9]0|20[0-9]\d)(?=[,;:!?)]*(?:$|\s(?:was|is|and|when|as|to|AD|BC|BCE|CE|–)\b)|[.,;!?)])(?!\.\d|,\d{3})/gu,
    (_match, y = '') => year(y),
  ],
]

/** The 1980s are the nineteen eighties, the 1900s the nineteen hundreds, the 2000s the two thousands. */
const decade = (figures: string): string => plural(year(figures))
