import { romanNumber } from '../shared/roman.ts'
import type { Rule } from '../shared/rules.ts'
import { digits, NUMBER, number, ordinal, START, whole } from './numbers.ts'

const RULERS =
  'Louis|Henri|Élisabeth|Elizabeth|Charles|Georges|George|Édouard|Guillaume|Jacques|Richard|Philippe|Napoléon|François|Jean-Paul|Jean|Pie|Benoît|Alexandre|Nicolas|Catherine|Ramsès|Léon|Grégoire|Innocent|Frédéric|Ferdinand|Othon|Pierre|Ivan|Marie|Léopold|Albert|Baudouin|Clovis|Childéric|Dagobert|Robert|Juan Carlos|Felipe|Victor-Emmanuel|Darius|Ptolémée|Clément|Urbain|Boniface'
const HEADINGS =
  'chapitre|partie|tome|acte|scène|livre|phase|type|classe|titre|article|section|niveau|figure|tableau|épisode|saison|volume|étape'
const FEMININE_NEXT =
  '(?= (?:République|fois|année|partie|édition|étape|place|guerre|Guerre|dynastie|symphonie|croisade|saison|scène|heure|minute|division|personne|classe|journée|semaine))'

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
  if (top === bottom && top > 20) return `${whole(above)} ${whole(below)}`
  const names: Readonly<Record<number, readonly [string, string]>> = {
    2: ['demi', 'demis'],
    3: ['tiers', 'tiers'],
    4: ['quart', 'quarts'],
  }
  const name =
    names[bottom] ??
    (top === 1 && bottom > 4 && bottom < 65
      ? ([ordinal(bottom), ''] as const)
      : bottom === 8 && top < 8
        ? (['', 'huitièmes'] as const)
        : undefined)
  if (name === undefined || top >= bottom || top === 0) return `${whole(above)} sur ${whole(below)}`
  return `${whole(above)} ${top === 1 ? name[0] : name[1]}`
}

const FEMININE_HALF = /^(?:heure|tasse|cuillère|tonne|livre|journée|année|minute|semaine|pomme|page|bouteille)s?$/

const roman = (figures: string, say: (value: number) => string): string | null => {
  const value = romanNumber(figures)
  return value === null ? null : say(value)
}

export const ROMAN_RULES: readonly Rule[] = [
  [
    new RegExp(`(?<!\\p{L})(${RULERS}) (?:Ier|1er|I(?=[,.;:!?)]|$))(?!\\p{L})`, 'gu'),
    (_match, name = '') => `${name} premier`,
  ],
  [
    new RegExp(`(?<!\\p{L})(${RULERS}) ([IVX]{2,6}|[VX](?!\\. \\p{Lu}))(?!\\p{L})`, 'gu'),
    (match, name = '', figures = '') => roman(figures, (value) => `${name} ${whole(String(value))}`) ?? match,
  ],
  [
    new RegExp(`(?<!\\p{L})(${HEADINGS}) ([IVXL]{1,6})(?![\\p{L}'’])`, 'giu'),
    (match, heading = '', figures = '') =>
      (figures === figures.toUpperCase() ? roman(figures, (value) => `${heading} ${whole(String(value))}`) : null) ??
      match,
  ],
  [
    /(?<![\p{L}\d'’])([IVX]{1,6})(?:ère|re)(?!\p{L})/gu,
    (match, figures = '') => (figures === 'I' ? 'première' : match),
  ],
  [
    /(?<![\p{L}\d])([IVX]{1,6})(?:e|er|ème|ième|ᵉ)(?!\p{L})/gu,
    (match, figures = '') => roman(figures, (value) => ordinal(value)) ?? match,
  ],
  [/(?<![\p{L}\d])([IVX]{1,6})(?= siècle)/gu, (match) => roman(match, (value) => ordinal(value)) ?? match],
]

export const FRACTION_RULES: readonly Rule[] = [
  // "deux heures et demie"
  [
    /(?<![\d\p{L}.,/])(\d{1,3})(?: ?½| 1\/2) (\p{L}{2,20})/gu,
    (_match, units = '', noun = '') => `${units} ${noun} et demi${FEMININE_HALF.test(noun) ? 'e' : ''}`,
  ],
  [
    /(\d)? ?([½⅓⅔¼¾⅕⅛⅜⅝⅞])/g,
    (_match, before, sign = '') => (before === undefined ? ` ${FRACTIONS[sign]}` : `${before} ${FRACTIONS[sign]}`),
  ],
  [
    /(?<![\d\p{L}.,/])(\d{1,3}) (\d)\/(\d{1,2})(?![\d/])/gu,
    (_match, units = '', above = '', below = '') =>
      `${whole(units)} et ${fraction(above, below).replace(/^un demi$/, 'demi')}`,
  ],
  [/(?<![\d\p{L}.,/])1\/2(?= ?h(?:eure)?(?!\p{L})) ?h(?:eure)?/gu, 'une demi-heure'],
  [/(?<![\d\p{L}.,/])(\d{1,3})\/(\d{1,3})(?![\d/\p{L}])/gu, (_match, above = '', below = '') => fraction(above, below)],
]

/** Ordinals, versions, ranges, and last of all every number that is left. */
export const NUMBER_RULES: readonly Rule[] = [
  [/(?<![\d\p{L}])1(?:ère|re)s?(?!\p{L})/gu, 'première'],
  [/(?<![\d\p{L}])1ers?(?!\p{L})/gu, 'premier'],
  [/(?<![\d\p{L}])2n(de?)s?(?!\p{L})/gu, (_match, end = '') => (end === 'd' ? 'second' : 'seconde')],
  [new RegExp(`(?<![\\d\\p{L}])1(?:e|ème)${FEMININE_NEXT}`, 'gu'), 'première'],
  [
    /(?<![\d\p{L}])(\d{1,12})(?:e|ᵉ|ème|ième|è)(s?)(?!\p{L})/gu,
    (_match, figures = '', many = '') => ordinal(figures) + many,
  ],
  [/(?<=\p{L})-(?=\d)/gu, ' '],
  [
    /(?<![\d.])(\d{1,5}(?:\.\d{1,5}){2,5})(?![\d])/g,
    (match, version = '') =>
      /^\d{1,3}(?:\.\d{3})+$/.test(version) ? match : version.split('.').map(whole).join(' point '),
  ],
  [
    /(?<![\d\p{L}.,])(\d{1,9})\.(\d{1,2}|\d{4,9})(?![\d.])/gu,
    (_match, units = '', decimals = '') => `${whole(units)} point ${whole(decimals)}`,
  ],
  [
    new RegExp(`${START}(${NUMBER}) ?(?:–|(?<! )-(?! )) ?(?=${NUMBER})`, 'gu'),
    (_match, from = '') => `${number(from)} à `,
  ],
  [/(?<![\p{L}\d.)])[-−](?=\d)/gu, 'moins '],
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
