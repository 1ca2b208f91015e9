import { anyOf, type Rule } from '../shared/rules.ts'

/** Said before a name. */
const TITLES: Readonly<Record<string, string>> = {
  M: 'monsieur',
  MM: 'messieurs',
  Mr: 'monsieur',
  Mme: 'madame',
  Mmes: 'mesdames',
  Mlle: 'mademoiselle',
  Mlles: 'mesdemoiselles',
  Dr: 'docteur',
  Pr: 'professeur',
  Me: 'maître',
  Mgr: 'monseigneur',
}

/** Said before a number. */
const BEFORE_A_NUMBER: Readonly<Record<string, string>> = {
  p: 'page',
  pp: 'pages',
  chap: 'chapitre',
  vol: 'volume',
  fig: 'figure',
  art: 'article',
  no: 'numéro',
  v: 'version',
  tél: 'téléphone',
}

/** Said anywhere; the last full stop may also be the sentence's. */
const ANYWHERE: Readonly<Record<string, string>> = {
  'p. ex': 'par exemple',
  'p.ex': 'par exemple',
  'par ex': 'par exemple',
  'c.-à-d': 'c’est-à-dire',
  'c.à.d': 'c’est-à-dire',
  'i.e': 'c’est-à-dire',
  'e.g': 'par exemple',
  'av. J.-C': 'avant Jésus-Christ',
  'apr. J.-C': 'après Jésus-Christ',
  'ap. J.-C': 'après Jésus-Christ',
  'J.-C': 'Jésus-Christ',
  env: 'environ',
  etc: 'et cetera',
  cf: 'voir',
  tél: 'téléphone',
}

/** Months, behind a day: "sept." is also a number that ends a sentence. */
const MONTHS: Readonly<Record<string, string>> = {
  janv: 'janvier',
  févr: 'février',
  avr: 'avril',
  juil: 'juillet',
  sept: 'septembre',
  oct: 'octobre',
  nov: 'novembre',
  déc: 'décembre',
}

const WEEKDAYS: Readonly<Record<string, string>> = {
  lun: 'lundi',
  mar: 'mardi',
  mer: 'mercredi',
  jeu: 'jeudi',
  ven: 'vendredi',
  sam: 'samedi',
  dim: 'dimanche',
}

const SHORT: Readonly<Record<string, string>> = {
  'c-à-d': 'c’est-à-dire',
  càd: 'c’est-à-dire',
  vs: 'contre',
  etc: 'et cetera',
  svp: 's’il vous plaît',
  SVP: 's’il vous plaît',
  stp: 's’il te plaît',
  RDV: 'rendez-vous',
  rdv: 'rendez-vous',
}

const capitalise = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const inWords =
  (table: Readonly<Record<string, string>>) =>
  (_match: string, word = '', end?: string): string => {
    const words = table[word] ?? table[word.toLowerCase()] ?? word
    return (/^[A-Z][a-zé.]/.test(word) ? capitalise(words) : words) + (end === undefined ? '' : '.')
  }

const LETTER = '\\p{L}\\d'

/** Abbreviations in words; a title begins with a small letter, as French writes it, and is said the same. */
export const ABBREVIATION_RULES: readonly Rule[] = [
  [
    new RegExp(`(?<=(?<!\\p{L})(?:[dD]u|[lL]e|au) )(${anyOf(Object.keys(WEEKDAYS))})\\.(?=[ ,])`, 'gu'),
    (_match, day = '') => WEEKDAYS[day] ?? day,
  ],
  [/(?<=[IVX](?:er?|ᵉ) )s\.(?=(["”’)»]*$)|)/gu, (_match, end) => (end === undefined ? 'siècle' : 'siècle.')],
  [new RegExp(`(?<=\\d(?:er)? )(${anyOf(Object.keys(MONTHS))})\\.`, 'gu'), inWords(MONTHS)],
  [/(?<![\p{L}\d.'’-])(M|MM)\.(?= ?\p{Lu}| (?:le|la|les) | l['’])/gu, (_match, word = '') => TITLES[word] ?? word],
  [
    /(?<![\p{L}\d.'’-])(Mr|Mmes?|Mlles?|Dr|Pr|Mgr)\b\.?(?= \p{Lu}| ?[,;:!?]| (?:la|le|de|et)\b)/gu,
    (_match, word = '') => TITLES[word] ?? word,
  ],
  [/(?<![\p{L}\d.'’-])Me(?= \p{Lu}\p{Ll})/gu, 'maître'],
  [/(?<!\p{L})(St|Ste)\b\.?(?=[ -]\p{Lu}\p{Ll})/gu, (_match, word = '') => (word === 'St' ? 'Saint' : 'Sainte')],
  [/(?<!\p{L})[nN](?:°|º|o\b(?= \d))\s?(?=[\d\p{L}])/gu, 'numéro '],
  [
    new RegExp(
      `(?<![${LETTER}.])(${anyOf(Object.keys(ANYWHERE).filter((word) => word !== 'etc'))})\\.(?=(["”’)»]*$)|)`,
      'giu',
    ),
    inWords({
      ...ANYWHERE,
      'av. j.-c': 'avant Jésus-Christ',
      'apr. j.-c': 'après Jésus-Christ',
      'ap. j.-c': 'après Jésus-Christ',
      'j.-c': 'Jésus-Christ',
    }),
  ],
  [/(?<![\p{L}\d.])(etc)(?:\.|…)(?=((?: ?["”’)»])*$| \p{Lu}\p{Ll})|)/giu, inWords(ANYWHERE)],
  [
    new RegExp(`(?<![${LETTER}.'’])(${anyOf(Object.keys(BEFORE_A_NUMBER))})\\. ?(?=\\d)`, 'gu'),
    (match, word = '') => `${inWords(BEFORE_A_NUMBER)(match, word)} `,
  ],
  [/(?<![\p{L}\d.])v(?=\d{1,4}\b)/gu, 'version '],
  [/(?<=\d |\d, )(?:bd|Bd)\b\.?(?= )/g, 'boulevard'],
  [/(?<=\d |\d, )av\.(?= )/g, 'avenue'],
  [
    new RegExp(`(?<![${LETTER}.'’-])(${anyOf(Object.keys(SHORT))})(?:\\.(?= \\p{Ll}))?(?![${LETTER}])`, 'gu'),
    inWords(SHORT),
  ],
]
