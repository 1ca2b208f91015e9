import { toCardinal, toOrdinal } from 'n2words/en-US'

/** A number as English writes it, without its sign: 5, 1,234, 12 000, 3.14, .5. */
export const NUMBER =
  '(?:\\d{1,3}(?:,\\d{3}){1,4}(?![\\d])|\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3}){0,3}[ \\u00a0\\u202f]000(?!\\d)|\\d{1,15})(?:\\.\\d{1,12})?'
/** Where a number begins: not inside a word or another number. */
export const START = '(?<![\\p{L}\\d]|\\d[.,])'

/** Beyond this nobody follows a number; its digits are said. */
const MOST_DIGITS = 15

/** Digits one by one. */
export const digits = (text: string): string =>
  Array.from(text.replace(/\D/g, ''), (digit) => toCardinal(digit)).join(' ')

/** A number of plain digits; one that begins with 0 is a code. */
export const whole = (figures: string): string =>
  figures.length > MOST_DIGITS || /^0\d/.test(figures) ? digits(figures) : toCardinal(figures)

/** A `NUMBER` in words: the decimals one by one, as English says them. */
export function number(figures: string): string {
  const [units = '', decimals = ''] = figures.replace(/[,\s\u00a0\u202f]/g, '').split('.')
  const said = whole(units === '' ? '0' : units)
  return decimals === '' ? said : `${said} point ${digits(decimals)}`
}

/** `NUMBER` is exactly one, so that what is counted is singular. */
export const isOne = (figures: string): boolean => figures === '1'

/** The place in a row: `21` is `twenty-first`. */
export const ordinal = (figures: string | number): string => {
  const value = Number(String(figures).replace(/,/g, ''))
  return value > 0 && value < 1e15 ? toOrdinal(value) : `${whole(String(figures))}th`
}

const pair = (value: number): string => (value < 10 ? `oh ${toCardinal(value)}` : toCardinal(value))

/** A year as it is said: 1984 nineteen eighty-four, 1905 nineteen oh five, 2005 two thousand five, 2026 twenty twenty-six. */
export function year(figures: string): string {
  const value = Number(figures)
  const late = value % 100
  if (value < 1000 || value > 2999 || value % 1000 < 10) return toCardinal(value)
  const century = toCardinal(Math.floor(value / 100))
  return late === 0 ? `${century} hundred` : `${century} ${pair(late)}`
}

/** Tens in the plural, as in "the nineteen eighties". */
export const plural = (words: string): string => (words.endsWith('y') ? `${words.slice(0, -1)}ies` : `${words}s`)
