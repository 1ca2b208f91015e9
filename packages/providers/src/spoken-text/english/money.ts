import { anyOf, type Rule } from '../shared/rules.ts'
import { isOne, NUMBER, number, START } from './numbers.ts'

type Currency = { readonly one: string; readonly many: string; readonly cent?: string; readonly cents?: string }

const DOLLAR: Currency = { one: 'dollar', many: 'dollars', cent: 'cent', cents: 'cents' }
const EURO: Currency = { one: 'euro', many: 'euros', cent: 'cent', cents: 'cents' }
const POUND: Currency = { one: 'pound', many: 'pounds', cent: 'penny', cents: 'pence' }
const of = (adjective: string, { one, many, ...rest }: Currency): Currency => ({
  one: `${adjective} ${one}`,
  many: `${adjective} ${many}`,
  ...rest,
})
const still = (name: string): Currency => ({ one: name, many: name })

/** The library has a currency for each locale and none in millions; so names and cents are told here, numbers by it. */
const CURRENCIES: Readonly<Record<string, Currency>> = {
  $: DOLLAR,
  US$: of('US', DOLLAR),
  A$: of('Australian', DOLLAR),
  C$: of('Canadian', DOLLAR),
  USD: of('US', DOLLAR),
  CAD: of('Canadian', DOLLAR),
  AUD: of('Australian', DOLLAR),
  '€': EURO,
  EUR: EURO,
  '£': POUND,
  GBP: POUND,
  '¥': still('yen'),
  JPY: still('yen'),
  CNY: still('yuan'),
  '₹': { one: 'rupee', many: 'rupees' },
  INR: { one: 'rupee', many: 'rupees' },
  CHF: { one: 'Swiss franc', many: 'Swiss francs' },
  '₿': { one: 'bitcoin', many: 'bitcoins' },
}
const SCALES: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mn: 'million',
  b: 'billion',
  bn: 'billion',
  t: 'trillion',
  tn: 'trillion',
}

const SIGN = `(${anyOf(Object.keys(CURRENCIES))})`
const SCALE = '(?: ?(k|K|m|M|mn|b|B|bn|T|tn)(?![\\p{L}\\d])| (thousand|million|billion|trillion)(?!\\p{L}))?'

/** An amount in words: five dollars and fifty cents, three million pounds. */
function amount(figures: string, sign: string, scale: string | undefined, before = false): string {
  const { one, many, cent, cents } = CURRENCIES[sign] ?? still(sign)
  if (scale !== undefined) return `${number(figures)} ${SCALES[scale.toLowerCase()] ?? scale} ${before ? one : many}`
  const [units = '', fraction] = figures.split('.')
  if (fraction?.length !== 2 || cents === undefined)
    return `${number(figures)} ${isOne(figures) || before ? one : many}`
  const rest = Number(fraction)
  const coins = `${number(String(rest))} ${rest === 1 ? cent : cents}`
  if (Number(units.replace(/\D/g, '')) === 0 && rest > 0) return coins
  return rest === 0 ? amount(units, sign, undefined, before) : `${amount(units, sign, undefined)} and ${coins}`
}

export const MONEY_RULES: readonly Rule[] = [
  [
    new RegExp(`(?<!\\p{L})${SIGN} ?(${NUMBER}) ?[-–] ?(?:\\1 ?)?(${NUMBER})${SCALE}`, 'gu'),
    (_match, sign = '', from = '', to = '', short, long) => `${number(from)} to ${amount(to, sign, short ?? long)}`,
  ],
  [
    new RegExp(
      `(?<=(\\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Mm]y|[Yy]our) )?)(?<!\\p{L})${SIGN} ?(${NUMBER})${SCALE}(?=( (?!(?:a|an|and|or|to|in|on|for|per|at|is|was|of|from|with|but|as|by|each|off|more|less|today|now|if|so|then|when|which|that|than|extra|total|every)\\b)\\p{Ll}{2,20})?)`,
      'gu',
    ),
    (_match, article, sign = '', figures = '', short, long, noun) =>
      amount(figures, sign, short ?? long, article !== undefined && noun !== undefined),
  ],
  [
    new RegExp(`${START}(${NUMBER})${SCALE} ?${SIGN}(?![\\p{L}\\d])`, 'gu'),
    (_match, figures = '', short, long, sign = '') => amount(figures, sign, short ?? long),
  ],
  [
    new RegExp(`${START}(\\d{1,4}) ?¢`, 'gu'),
    (_match, cents = '') => `${number(cents)} ${cents === '1' ? 'cent' : 'cents'}`,
  ],
  [
    / ?[$€£¥₹₿¢](?=( )?)/g,
    (sign, blank) => ` ${sign.includes('¢') ? 'cents' : (CURRENCIES[sign.trim()]?.many ?? '')}${blank ?? ' '}`,
  ],
]
