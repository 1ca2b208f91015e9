import { anyOf, type Rule } from '../shared/rules.ts'
import { feminine, isMany, NUMBER, number, ofWhat, START } from './numbers.ts'

type Currency = { readonly one: string; readonly many: string; readonly isFeminine?: true; readonly cents?: boolean }

const euro: Currency = { one: 'euro', many: 'euros', cents: true }
const dollar: Currency = { one: 'dollar', many: 'dollars', cents: true }
const pound: Currency = { one: 'livre', many: 'livres', isFeminine: true, cents: true }
const yen: Currency = { one: 'yen', many: 'yens' }
const franc: Currency = { one: 'franc suisse', many: 'francs suisses', cents: true }

/** The library knows the euro, and says "deux millions euros"; so names are told here, numbers by it. */
const CURRENCIES: Readonly<Record<string, Currency>> = {
  '€': euro,
  EUR: euro,
  $: dollar,
  US$: { ...dollar, one: 'dollar américain', many: 'dollars américains' },
  $US: { ...dollar, one: 'dollar américain', many: 'dollars américains' },
  USD: { ...dollar, one: 'dollar américain', many: 'dollars américains' },
  $CA: { ...dollar, one: 'dollar canadien', many: 'dollars canadiens' },
  CAD: { ...dollar, one: 'dollar canadien', many: 'dollars canadiens' },
  '£': pound,
  GBP: pound,
  '¥': yen,
  JPY: yen,
  CHF: franc,
  '₿': { one: 'bitcoin', many: 'bitcoins' },
}
const SCALES: Readonly<Record<string, string>> = {
  k: 'mille',
  K: 'mille',
  M: 'million',
  Md: 'milliard',
  Mds: 'milliard',
  bn: 'milliard',
  m: 'million',
}

const SIGN = `(${anyOf(Object.keys(CURRENCIES))})`
const SCALE = '(?: ?(k|K|Mds|Md|M|bn|m)(?=[€$£ ]|\\b)| (mille|millions?|milliards?)(?!\\p{L}))?'
const BLANK = '[ \\u00a0\\u202f]?'

/** An amount in words: cinq euros cinquante, trois millions d’euros. */
function amount(figures: string, sign: string, scale?: string): string {
  const currency = CURRENCIES[sign]
  if (currency === undefined) return figures
  const { one, many, isFeminine } = currency
  if (scale !== undefined) {
    const name = SCALES[scale] ?? scale.replace(/s$/, '')
    const count =
      name === 'mille' && figures === '1'
        ? 'mille'
        : `${number(figures)} ${name}${name !== 'mille' && isMany(figures) ? 's' : ''}`
    return ofWhat(count, many)
  }
  const [, units = '', cents] = /^(.*?)(?:[.,](\d{2}))?$/.exec(figures) ?? []
  const named = (count: string): string =>
    ofWhat(isFeminine === true ? feminine(number(count)) : number(count), isMany(count) ? many : one)
  if (cents === undefined || currency.cents !== true) return named(figures)
  if (cents === '00') return named(units)
  const rest = number(String(Number(cents)))
  if (Number(units) === 0) return `${rest} centime${Number(cents) < 2 ? '' : 's'}`
  return `${named(units)} ${Number(cents) < 10 ? `et ${rest} centime${Number(cents) < 2 ? '' : 's'}` : rest}`
}

/** Prices are written with a dot for the cents too. */
const PRICE = `(?:\\d{1,12}\\.\\d{2}(?!\\d)|${NUMBER})`

export const MONEY_RULES: readonly Rule[] = [
  [
    new RegExp(`${START}(${PRICE}) ?(?:€ ?)?[-–] ?(${PRICE})${BLANK}${SCALE}${BLANK}${SIGN}(?![\\p{L}\\d])`, 'gu'),
    (_match, from = '', to = '', short, long, sign = '') =>
      `${number(from.replace('.', ','))} à ${amount(to, sign, short ?? long)}`,
  ],
  [
    new RegExp(`${START}(${PRICE})${SCALE}${BLANK}${SIGN}(?![\\p{L}\\d])`, 'gu'),
    (_match, figures = '', short, long, sign = '') => amount(figures, sign, short ?? long),
  ],
  [
    new RegExp(`${START}(\\d{1,9})€(\\d{2})(?!\\d)`, 'gu'),
    (_match, units = '', cents = '') => amount(`${units},${cents}`, '€'),
  ],
  [
    new RegExp(`(?<!\\p{L})${SIGN}${BLANK}(${PRICE})${SCALE}(?!\\p{L})`, 'gu'),
    (_match, sign = '', figures = '', short, long) => amount(figures, sign, short ?? long),
  ],
  [/(?<=(?:million|milliard)s?) ?€/g, ' d’euros'],
  [/ ?[$€£¥₿](?=( )?)/g, (sign, blank) => ` ${CURRENCIES[sign.trim()]?.many ?? ''}${blank ?? ' '}`],
]
