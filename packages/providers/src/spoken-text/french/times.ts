import type { Rule } from '../shared/rules.ts'
import { feminine, whole } from './numbers.ts'

const plain = (figures: string): string => feminine(whole(String(Number(figures))))
const hours = (figures: string): string => `${plain(figures)} heure${Number(figures) < 2 ? '' : 's'}`

/** "quinze heures trente"; a round hour has no minutes. */
const time = (h: string, m: string | undefined): string =>
  m === undefined || m === '00' || m === '' ? hours(h) : `${hours(h)} ${plain(m)}`

const BEFORE = '(?<![\\d\\p{L}.,:/])'

export const TIME_RULES: readonly Rule[] = [
  [/(?<=\d{4}-\d{2}-\d{2})T(?=\d{2}:\d{2})/g, ' à '],
  [/(?<=\d:\d{2}(?:\.\d{1,6})?)Z\b/g, ' UTC'],
  [/(?<=\bentre \d[\d.,:]{0,9}) ?[-–] ?(?=\d)/gi, ' et '],
  [/(?<![\d\p{L}])24 ?h ?\/ ?24/gu, 'vingt-quatre heures sur vingt-quatre'],
  [/(?<![\d\p{L}])7 ?j ?\/ ?7/gu, 'sept jours sur sept'],
  [
    new RegExp(`${BEFORE}(\\d{1,2}) ?[-–] ?(\\d{1,2}) ?h(?: ?([0-5]\\d))?(?![\\p{L}\\d])`, 'gu'),
    (_match, from = '', to = '', m) => `${plain(from)} à ${time(to, m)}`,
  ],
  [/(?<=\d ?h(?: ?\d\d)?) ?[-–] ?(?=\d{1,2} ?h)/gu, ' à '],
  [
    new RegExp(
      `${BEFORE}(\\d{1,3}) ?(?:h|H)(?: ?([0-5]\\d)(?: ?(?:min|mn|m)(?!\\p{L}))?)?(?: ?([0-5]\\d) ?s)?(?![\\p{L}\\d/])`,
      'gu',
    ),
    (_match, h = '', m, s) => time(h, m) + (s === undefined ? '' : ` et ${plain(s)} secondes`),
  ],
  [
    new RegExp(`${BEFORE}(\\d{1,2}):([0-5]\\d):([0-5]\\d)(?![\\d:])`, 'gu'),
    (_match, h = '', m = '', s = '') => time(h, m) + (s === '00' ? '' : ` et ${plain(s)} secondes`),
  ],
  [
    new RegExp(`${BEFORE}([01]?\\d|2[0-4]):([0-5]\\d) ?[-–] ?([01]?\\d|2[0-4]):([0-5]\\d)(?![\\d:])`, 'gu'),
    (_match, h = '', m = '', h2 = '', m2 = '') => `${time(h, m)} à ${time(h2, m2)}`,
  ],
  [new RegExp(`${BEFORE}([01]?\\d|2[0-4]):([0-5]\\d)(?![\\d:])`, 'gu'), (_match, h = '', m = '') => time(h, m)],
  [
    new RegExp(`${BEFORE}(\\d{1,3}) ?: ?(\\d{1,3})(?![\\d:])`, 'gu'),
    (_match, a = '', b = '') => `${whole(a)} pour ${whole(b)}`,
  ],
]
