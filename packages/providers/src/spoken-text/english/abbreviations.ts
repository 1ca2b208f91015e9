import { anyOf, type Rule } from '../shared/rules.ts'

/** Said before a name: the full stop is never the sentence's. */
const TITLES: Readonly<Record<string, string>> = {
  Mr: 'Mister',
  Mrs: 'Missus',
  Ms: 'Miz',
  Dr: 'Doctor',
  Prof: 'Professor',
  Rev: 'Reverend',
  Gen: 'General',
  Col: 'Colonel',
  Capt: 'Captain',
  Lt: 'Lieutenant',
  Sgt: 'Sergeant',
  Gov: 'Governor',
  Sen: 'Senator',
  Hon: 'Honorable',
  St: 'Saint',
  Mt: 'Mount',
  Ft: 'Fort',
}

/** Said behind a name. */
const AFTER_A_NAME: Readonly<Record<string, string>> = {
  Jr: 'Junior',
  Sr: 'Senior',
  St: 'Street',
  Dr: 'Drive',
  Ave: 'Avenue',
  Blvd: 'Boulevard',
  Rd: 'Road',
  Inc: 'Incorporated',
  Ltd: 'Limited',
  Corp: 'Corporation',
  Co: 'Company',
}

/** Said before a number. */
const BEFORE_A_NUMBER: Readonly<Record<string, string>> = {
  no: 'number',
  nos: 'numbers',
  fig: 'figure',
  figs: 'figures',
  p: 'page',
  pp: 'pages',
  vol: 'volume',
  ch: 'chapter',
  sec: 'section',
  art: 'article',
  est: 'established',
  ca: 'circa',
  c: 'circa',
  tel: 'telephone',
  ext: 'extension',
  ver: 'version',
  v: 'version',
}

/** Said anywhere; their last full stop may also be the sentence's. */
const ANYWHERE: Readonly<Record<string, string>> = {
  'e.g': 'for example',
  'i.e': 'that is',
  'a.k.a': 'also known as',
  etc: 'et cetera',
  'et al': 'and others',
  approx: 'approximately',
  dept: 'department',
  govt: 'government',
  cf: 'compare',
  vs: 'versus',
  viz: 'namely',
}

const capitalise = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The abbreviation in words, with a capital where it had one, and with a full stop where that also ends the text. */
const inWords =
  (table: Readonly<Record<string, string>>) =>
  (_match: string, word = '', end?: string): string => {
    const words = table[word] ?? table[word.toLowerCase()] ?? word
    return (/^[A-Z][a-z.]/.test(word) ? capitalise(words) : words) + (end === undefined ? '' : '.')
  }

const anywhere = anyOf(Object.keys(ANYWHERE))

/** Abbreviations in words. */
export const ABBREVIATION_RULES: readonly Rule[] = [
  [/(?<=\p{Lu}\p{Ll}{1,30} )(?<!Doctor )(Dr)\.(?! ?\p{Lu})(?=(["”’)]*$)|)/gu, inWords(AFTER_A_NAME)],
  [/(?<=\S[ \u00a0]{1,9})(St)\.(?! ?\p{Lu})(?=(["”’)]*$)|)/gu, inWords(AFTER_A_NAME)],
  [/(?<=\p{Lu}\p{Ll}{1,30},? )(Jr|Sr|Ave|Blvd|Rd|Inc|Ltd|Corp|Co)\.(?=(["”’)]*$)|)/gu, inWords(AFTER_A_NAME)],
  [new RegExp(`\\b(${anyOf(Object.keys(TITLES))})\\b\\.?(?= \\p{Lu}\\p{Ll})`, 'gu'), inWords(TITLES)],
  [
    new RegExp(`(?<![\\p{L}\\d.'’])(${anyOf(Object.keys(BEFORE_A_NUMBER))})\\. ?(?=\\d)`, 'giu'),
    (match, word = '') => `${inWords(BEFORE_A_NUMBER)(match, word)} `,
  ],
  [/(?<![\p{L}\d.])v(?=\d{1,4}\b)/gu, 'version '],
  [/(?<![\p{L}.])(etc|et al)\.(?=(["”’)]*$| \p{Lu}\p{Ll})|)/gu, inWords(ANYWHERE)],
  [new RegExp(`(?<![\\p{L}.])(${anywhere})\\.(?=(["”’)]*$)|)`, 'giu'), inWords(ANYWHERE)],
  [/(?<![\p{L}.])(e\.g|i\.e|a\.k\.a|etc|vs)\b/giu, inWords(ANYWHERE)],
  [/(?<![p{L}/])w\/o(?= )/g, 'without'],
  [/(?<![\p{L}/])w\/ ?(?=\p{L})/gu, 'with '],
]
