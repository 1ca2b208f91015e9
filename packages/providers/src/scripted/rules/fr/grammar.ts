import type { Grammar, NumberWords } from '../types.ts'

/** What may stand between a subject and its verb. */
const CLITICS = ['ne', "n'", 'me', "m'", 'te', "t'", 'se', "s'", 'le', 'la', "l'", 'les', 'lui', 'leur', 'y', 'en']

/** How French is turned around. */
export const GRAMMAR: Grammar = {
  swaps: {
    me: 'te',
    te: 'me',
    moi: 'toi',
    toi: 'moi',
    mon: 'ton',
    ma: 'ta',
    mes: 'tes',
    mien: 'tien',
    mienne: 'tienne',
    miens: 'tiens',
    miennes: 'tiennes',
    ton: 'mon',
    ta: 'ma',
    tes: 'mes',
    tien: 'mien',
    tienne: 'mienne',
    notre: 'votre',
    nos: 'vos',
    'moi-même': 'toi-même',
    'toi-même': 'moi-même',
  },
  subjects: [
    {
      from: 'je',
      to: 'tu',
      verbs: { suis: 'es', ai: 'as', vais: 'vas', "l'ai": "l'as" },
      // Future and simple past ("mangerai"), then the present of regular verbs ("mange").
      endings: [
        ['ai', 'as'],
        ['e', 'es'],
      ],
    },
    {
      from: 'tu',
      to: 'je',
      verbs: { es: 'suis', as: 'ai', vas: 'vais', "l'as": "l'ai" },
      endings: [
        ['ras', 'rai'],
        ['es', 'e'],
      ],
    },
  ],
  clitics: CLITICS,
  unelide: { "j'": 'je', "m'": 'me', "t'": 'te', "n'": 'ne', "d'": 'de', "qu'": 'que' },
  immovable:
    /(?<![\p{L}-])(?:vous|nous|on|t['’](?:es|as))(?!\p{L})|(?<!rendez)-(?:tu|je|moi|toi|ce|il|elle|on|vous|nous|t)(?!\p{L})|[^\p{L}\p{M}\p{N}\s'’,.:%-]/iu,
}

/** How numbers and sums are written in words. */
export const NUMBERS: NumberWords = {
  words: {
    zero: 0,
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
    treize: 13,
    quatorze: 14,
    quinze: 15,
    seize: 16,
    vingt: 20,
    vingts: 20,
    trente: 30,
    quarante: 40,
    cinquante: 50,
    soixante: 60,
    septante: 70,
    huitante: 80,
    octante: 80,
    nonante: 90,
    cent: 100,
    cents: 100,
    mille: 1_000,
    million: 1_000_000,
    millions: 1_000_000,
    milliard: 1_000_000_000,
    milliards: 1_000_000_000,
  },
  glue: ['et'],
  points: ['virgule'],
  operators: [
    ['la racine carree de', '√'],
    ['racine carree de', '√'],
    ['racine de', '√'],
    ['a la puissance', '^'],
    ['puissance', '^'],
    ['multiplie par', '*'],
    ['multiplies par', '*'],
    ['divise par', '/'],
    ['divises par', '/'],
    ['divisee par', '/'],
    ['trois quarts de', '0.75 of'],
    ['la moitie de', '0.5 of'],
    ['le quart de', '0.25 of'],
    ['un quart de', '0.25 of'],
    ['le dixieme de', '0.1 of'],
    ['le double de', '2 *'],
    ['le triple de', '3 *'],
    ['pour cent de', '% of'],
    ['pourcent de', '% of'],
    ['pour cent', '%'],
    ['pourcent', '%'],
    ['au carre', '²'],
    ['au cube', '³'],
    ['fois', '*'],
    ['x', '*'],
    ['sur', '/'],
    ['plus', '+'],
    ['et', '+'],
    ['moins', '-'],
    ['de', 'of'],
  ],
  spoken: {
    '+': 'plus',
    '-': 'moins',
    '*': 'fois',
    '/': 'divisé par',
    '^': 'puissance',
    '%': 'pour cent',
    '²': 'au carré',
    '³': 'au cube',
    '√': 'la racine carrée de',
    of: 'de',
  },
  commaGroupsThousands: false,
}

/** A vowel or a mute h, which takes the e or a of the little word before it away. */
const MUTE =
  '(?=[aàâäeéèêëiîïoôöuùûüyœ]|h(?!aine|ai[rst]|alle|amac|amster|anche|andicap|aricot|asard|aut|avre|éros|érisson|ibou|ollande|omard|onte|orde|ors|uit|urle))'

/** What happens where a French template meets its filling (the border is `‸`), and the spaces before punctuation. */
export const JUNCTIONS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`(?<!\p{L})(qu|d|l|j|n|m|t|s|c)[ea] ‸${MUTE}`, 'giu'), "$1'‸"],
  [/(?<!\p{L})de ‸le (?=\p{L})/giu, 'du ‸'],
  [/(?<!\p{L})de ‸les (?=\p{L})/giu, 'des ‸'],
  [/(?<!\p{L})à ‸le (?=\p{L})/giu, 'au ‸'],
  [/(?<!\p{L})à ‸les (?=\p{L})/giu, 'aux ‸'],
  [/ (?=[?!:;»])/g, '\u00a0'],
  [/(?<=«) /g, '\u00a0'],
]
