import { toCardinal, toOrdinal } from 'n2words/fr-FR'

/** A number as French writes it, without its sign: 5, 1 234, 1.234, 3,14; the English 1,234,567 where it is certain. */
export const NUMBER =
  '(?:\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3}){1,4}(?![\\d])|\\d{1,3}(?:\\.\\d{3}){1,4}(?![\\d])|\\d{1,3}(?:,\\d{3}){2,4}(?!\\d)|\\d{1,15})(?:,\\d{1,12}(?!\\d))?'
/** Where a number begins: not inside a word or another number. */
export const START = '(?<![\\p{L}\\d]|\\d[.,])'

/** Beyond this nobody follows a number; its digits are said. */
const MOST_DIGITS = 15
/** Decimals up to here are said as a number: "virgule quatorze", but "virgule un quatre un cinq neuf". */
const MOST_DECIMALS = 3

/** Digits one by one. */
export const digits = (text: string): string =>
  Array.from(text.replace(/\D/g, ''), (digit) => toCardinal(digit)).join(' ')

/** A number of plain digits; one that begins with 0 is a code. */
export const whole = (figures: string): string =>
  figures.length > MOST_DIGITS || /^0\d/.test(figures) ? digits(figures) : toCardinal(figures)

/** Before a feminine noun "un" is "une", which the library does not know: "vingt et une heures". */
export const feminine = (words: string): string => words.replace(/(?<=^|[\s-])un$/, 'une')

/** A `NUMBER` in words. */
export function number(figures: string): string {
  const plain = /^\d{1,3}(?:,\d{3}){2,}$/.test(figures)
    ? figures.replace(/,/g, '')
    : figures.replace(/[\s\u00a0\u202f.]/g, '')
  const [units = '', decimals = ''] = plain.split(',')
  if (decimals === '') return whole(units)
  const short = decimals.length <= MOST_DECIMALS && whole(units) === toCardinal(units)
  return short ? toCardinal(`${units}.${decimals}`) : `${whole(units)} virgule ${digits(decimals)}`
}

/** From two on, French counts in the plural: 1,5 is still singular. */
export const isMany = (figures: string): boolean =>
  Number(figures.replace(/[\s\u00a0\u202f.]/g, '').replace(',', '.')) >= 2

/** The place in a row; the first one has a gender. */
export const ordinal = (figures: string | number, isFeminine = false): string => {
  const value = Number(figures)
  if (value === 1 && isFeminine) return 'première'
  return value > 0 && value < 1e15 ? toOrdinal(value) : `${whole(String(figures))}ième`
}

/** "millions" and "milliards" take "de" before what they count. */
export const ofWhat = (words: string, counted: string): string =>
  /(?:illions?|illiards?)$/.test(words)
    ? `${words} ${/^[aeiouéhy]/i.test(counted) ? 'd’' : 'de '}${counted}`
    : `${words} ${counted}`
