import type { Rule } from '../shared/rules.ts'
import { whole } from './numbers.ts'

const HALF = '([ap])\\.?m(?:\\.(?=[^\\S\\n]*[\\p{L}\\d,;:!?)])|\\b\\.?)'

/** a.m. and p.m. are said letter by letter when they are written so. */
const half = (letter: string): string => `${letter.toLowerCase()}.m.`

const minutes = (figures: string): string =>
  figures.startsWith('0') ? `oh ${whole(figures.slice(1))}` : whole(figures)
const hour = (figures: string): string => whole(String(Number(figures)))

/** A time of day without a.m. or p.m.: seven o'clock, fifteen hundred, seven oh five. */
function clock(h: string, m: string): string {
  if (m !== '00') return `${hour(h)} ${minutes(m)}`
  const value = Number(h)
  return value > 0 && value < 13 ? `${hour(h)} o'clock` : `${hour(h)} hundred`
}

const twelve = (h: string, m: string | undefined): string =>
  m === undefined || m === '00' ? hour(h) : `${hour(h)} ${minutes(m)}`

export const TIME_RULES: readonly Rule[] = [
  [/(?<=\d{4}-\d{2}-\d{2})T(?=\d{2}:\d{2})/g, ' at '],
  [/(?<=\d:\d{2}(?:\.\d{1,6})?)Z\b/g, ' UTC'],
  [/(?<=\bbetween \$?\d[\d.,:]{0,9}) ?[-–] ?(?=[$\d])/gi, ' and '],
  [/(?<=\d ?[ap]\.?m\.?) ?[-–] ?(?=\d)/gi, ' to '],
  [
    new RegExp(`(?<![\\d\\p{L}.,:])(\\d{1,2})(?::(\\d{2}))? ?[-–] ?(\\d{1,2})(?::(\\d{2}))? ?${HALF}`, 'giu'),
    (_match, h = '', m, h2 = '', m2, letter = '') => `${twelve(h, m)} to ${twelve(h2, m2)} ${half(letter)}`,
  ],
  [
    new RegExp(`(?<![\\d\\p{L}.,:])(\\d{1,2})(?:[:.](\\d{2}))? ?${HALF}`, 'giu'),
    (_match, h = '', m, letter = '') => `${twelve(h, m)} ${half(letter)}`,
  ],
  [
    /(?<![\d\p{L}.,:])(\d{1,2}):(\d{2}):(\d{2})(?:\.\d{1,6})?(?![\d:])/gu,
    (_match, h = '', m = '', s = '') =>
      `${hour(h)} ${minutes(m)} ${s === '00' ? '' : `and ${whole(String(Number(s)))} seconds`}`.trim(),
  ],
  [
    /(?<![\d\p{L}.,:])(\d{1,2}):([0-5]\d) ?[-–] ?(\d{1,2}):([0-5]\d)(?![\d:])/gu,
    (_match, h = '', m = '', h2 = '', m2 = '') => `${clock(h, m)} to ${clock(h2, m2)}`,
  ],
  [/(?<![\d\p{L}.,:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])(?! o['’]clock)/gu, (_match, h = '', m = '') => clock(h, m)],
  [/(?<![\d\p{L}.,:])(\d{1,3}):(\d{1,3})(?![\d:])/gu, (_match, a = '', b = '') => `${whole(a)} to ${whole(b)}`],
]
