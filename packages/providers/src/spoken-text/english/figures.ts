import { romanNumber } from '../shared/roman.ts'
import type { Rule } from '../shared/rules.ts'
import { digits, NUMBER, number, ordinal, START, whole } from './numbers.ts'

const RULERS =
  'Louis|Henry|Henri|Elizabeth|Charles|George|Edward|William|James|Richard|Philip|Philippe|Napoleon|Francis|John Paul|Pius|Benedict|Alexander|Nicholas|Catherine|Ramses|Ramesses|Leo|Gregory|Innocent|Frederick|Ferdinand|Otto|Peter|Ivan|Mary|Leopold|Haakon|Harald|Gustav|Carl|Juan Carlos|Alfonso|Felipe|Victor Emmanuel|Constantine|Darius|Ptolemy|Thutmose|Amenhotep|Wilhelm|Franz Joseph|Clement|Urban|Boniface'
const HEADINGS =
  'chapter|part|volume|act|scene|book|phase|stage|type|class|war|title|article|section|level|figure|table|episode|season|round|super bowl|fantasy|rocky|apollo|appendix'

/** What makes an "I" behind a capital heading the speaker and not a number. */
const SPEAKER =
  "(?:am|have|had|want|think|love|like|need|can|will|would|could|do|did|know|mean|see|feel|guess|hope|believe|was going|['’])"

const FRACTIONS: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
}

function fraction(above: string, below: string): string {
  const [top, bottom] = [Number(above), Number(below)]
  if (`${above}/${below}` === '24/7' || `${above}/${below}` === '9/11' || (top === bottom && top > 20))
    return `${whole(above)} ${whole(below)}`
  if (bottom === 10 || bottom === 100 || top === bottom) return `${whole(above)} out of ${whole(below)}`
  if (bottom < 2 || bottom > 64 || top > bottom || top === 0) return `${whole(above)} over ${whole(below)}`
  const part = bottom === 2 ? 'half' : bottom === 4 ? 'quarter' : ordinal(bottom)
  if (top === 1) return `one ${part}`
  return `${whole(above)} ${bottom === 2 ? 'halves' : `${part}s`}`
}

const roman = (figures: string, say: (value: number) => string): string | null => {
  const value = romanNumber(figures)
  return value === null ? null : say(value)
}

export const ROMAN_RULES: readonly Rule[] = [
  [
    new RegExp(
      `\\b(${RULERS}) ([IVX]{2,6}|[VX](?!\\. \\p{Lu})|I(?!\\. \\p{Lu})(?=[,.;:!?)'’]|$| (?:of|was|became|ruled|reigned|died)\\b))(?!\\p{L})`,
      'gu',
    ),
    (match, name = '', figures = '') => roman(figures, (value) => `${name} the ${ordinal(value)}`) ?? match,
  ],
  [
    new RegExp(`\\b(${HEADINGS}) ([IVXL]{2,6}|V|X)(?![\\p{L}'’])`, 'giu'),
    (match, heading = '', figures = '') => roman(figures, (value) => `${heading} ${whole(String(value))}`) ?? match,
  ],
  [
    new RegExp(
      `\\b((?:World )?War|Part|Chapter|Act|Phase|Stage|Type|Class|Book|Volume|Scene) I(?![\\p{L}'’])(?! ${SPEAKER}\\b)`,
      'gu',
    ),
    '$1 one',
  ],
  [/\b([IVX]{1,6})(?= century\b)/g, (match) => roman(match, ordinal) ?? match],
]

export const FRACTION_RULES: readonly Rule[] = [
  [
    /(\d)? ?([½⅓⅔¼¾⅕⅛⅜⅝⅞])/g,
    (_match, before, sign = '') => (before === undefined ? ` ${FRACTIONS[sign]}` : `${before} ${FRACTIONS[sign]}`),
  ],
  [
    /(?<![\d\p{L}.,/])(\d{1,3}) (\d)\/(\d{1,2})(?![\d/])/gu,
    (_match, units = '', above = '', below = '') =>
      `${whole(units)} and ${above === '1' ? `a ${fraction('1', below).slice(4)}` : fraction(above, below)}`,
  ],
  [
    /(?<![\d\p{L}.,/])(\d{1,3})\/(\d{1,3})(?:st|nd|rd|th)?s?(?![\d/\p{L}])/gu,
    (_match, above = '', below = '') => fraction(above, below),
  ],
]

/** Ordinals, versions, ranges, and last of all every number that is left. */
export const NUMBER_RULES: readonly Rule[] = [
  [
    /(?<![\d\p{L}])(\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:st|nd|rd|th)(?!\p{L})/giu,
    (_match, figures = '') => ordinal(figures),
  ],
  [/(?<=\p{L})-(?=\d)/gu, ' '],
  [
    /(?<![\d.])(\d{1,5}(?:\.\d{1,5}){2,5})(?![\d])/g,
    (_match, version = '') => version.split('.').map(whole).join(' point '),
  ],
  [
    new RegExp(`${START}(${NUMBER}) ?(?:–|(?<! )-(?! )) ?(?=${NUMBER})`, 'gu'),
    (_match, from = '') => `${number(from)} to `,
  ],
  [/(?<![\p{L}\d.)])[-−](?=\d)/gu, 'minus '],
  [
    new RegExp(`${START}(${NUMBER})(?=(\\p{L})?)`, 'gu'),
    (_match, figures = '', next) => number(figures) + (next === undefined ? '' : ' '),
  ],
  [
    /(?<=(\p{L}|_)?)\d+(?=(\p{L}|_)?)/gu,
    (figures, before, after) =>
      `${before === undefined ? '' : ' '}${figures.length > 15 ? digits(figures) : whole(figures)}${after === undefined ? '' : ' '}`,
  ],
]
