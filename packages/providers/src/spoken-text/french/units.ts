import { anyOf, type Rule } from '../shared/rules.ts'
import { feminine, isMany, NUMBER, number, START } from './numbers.ts'

/** Symbol, singular, plural (else an s); an asterisk marks the feminine. */
const TABLE = `
km/h|kilomètre par heure|kilomètres par heure; m/s|mètre par seconde|mètres par seconde; l/100 km|litre aux cent kilomètres|litres aux cent kilomètres
km²|kilomètre carré|kilomètres carrés; m²|mètre carré|mètres carrés; m2|mètre carré|mètres carrés; cm²|centimètre carré|centimètres carrés; m³|mètre cube|mètres cubes; m3|mètre cube|mètres cubes; cm³|centimètre cube|centimètres cubes
km|kilomètre; m|mètre; cm|centimètre; mm|millimètre; µm|micromètre; μm|micromètre; nm|nanomètre; ha|hectare
kg|kilogramme; g|gramme; mg|milligramme; µg|microgramme; μg|microgramme; t|*tonne; lb|*livre; oz|*once
L|litre; l|litre; dl|décilitre; cl|centilitre; cL|centilitre; mL|millilitre; ml|millilitre; c. à s.|*cuillère à soupe|cuillères à soupe; c. à c.|*cuillère à café|cuillères à café
s|*seconde; sec|*seconde; ms|*milliseconde; µs|*microseconde; μs|*microseconde; ns|*nanoseconde; min|*minute; mn|*minute; j|jour
°C|degré Celsius|degrés Celsius; ℃|degré Celsius|degrés Celsius; °F|degré Fahrenheit|degrés Fahrenheit; °|degré
Hz|hertz|hertz; kHz|kilohertz|kilohertz; MHz|mégahertz|mégahertz; GHz|gigahertz|gigahertz; dB|décibel; tr/min|tour par minute|tours par minute; bpm|battement par minute|battements par minute
W|watt; kW|kilowatt; MW|mégawatt; GW|gigawatt; Wh|wattheure; kWh|kilowattheure; MWh|mégawattheure; V|volt; mAh|milliampère-heure|milliampères-heures; J|joule; kJ|kilojoule; cal|*calorie; kcal|*kilocalorie; hPa|hectopascal; kPa|kilopascal
ko|kilooctet; Ko|kilooctet; Mo|mégaoctet; Go|gigaoctet; To|téraoctet; kB|kilooctet; KB|kilooctet; MB|mégaoctet; GB|gigaoctet; TB|téraoctet; Mbit/s|mégabit par seconde|mégabits par seconde; Mb/s|mégabit par seconde|mégabits par seconde; Gbit/s|gigabit par seconde|gigabits par seconde; Mo/s|mégaoctet par seconde|mégaoctets par seconde; Go/s|gigaoctet par seconde|gigaoctets par seconde
ppm|*partie par million|parties par million; px|pixel; %|pour cent|pour cent; ‰|pour mille|pour mille`

type Unit = { readonly one: string; readonly many: string; readonly isFeminine: boolean }

const UNITS = new Map(
  TABLE.trim()
    .split(/[;\n]/)
    .map((entry) => entry.trim().split('|'))
    .map(([symbol = '', name = '', plural]): [string, Unit] => {
      const one = name.replace('*', '')
      return [symbol, { one, many: plural ?? `${one}s`, isFeminine: name !== one }]
    }),
)
const UNIT = `(${anyOf(UNITS.keys())})(?![\\p{L}\\d²³'’]|/\\p{L})`
const NUMERAL = `(?:\\d{1,12}\\.\\d{1,2}(?!\\d)|${NUMBER})`
const BLANK = '[ \\u00a0\\u202f]?'

const count = (figures: string): string => number(/^\d+\.\d{1,2}$/.test(figures) ? figures.replace('.', ',') : figures)

function measured(figures: string, symbol: string): string {
  const unit = UNITS.get(symbol)
  if (unit === undefined) return figures + symbol
  const words = unit.isFeminine ? feminine(count(figures)) : count(figures)
  return `${words} ${isMany(figures) ? unit.many : unit.one}`
}

/** Nouns that are feminine and often counted, and the endings that tell. */
const FEMININE =
  '(?:minute|seconde|heure|semaine|année|journée|fois|personne|page|femme|fille|tonne|livre|étape|chose|calorie|cuillère|tasse|gousse|tranche|chambre|place|étoile|langue|ligne|phrase|pièce|partie|part|vidéo|voix|voiture|ville|île|voie|marche|carte|image|table|couche|lettre|note|mesure|équipe|vie|idée|clé|pomme|bouteille|réponse|question|règle|façon|\\p{L}{2,20}(?:tion|sion|ette|ance|esse|ure))s?'

const PER: Readonly<Record<string, string>> = {
  h: 'heure',
  j: 'jour',
  kg: 'kilo',
  min: 'minute',
  s: 'seconde',
  pers: 'personne',
}

export const UNIT_RULES: readonly Rule[] = [
  [/(?<![\d\p{L}])4x4(?![\d\p{L}])/gu, 'quatre quatre'],
  // "un mètre quatre-vingts"
  [
    new RegExp(`${START}(\\d{1,2}),(\\d{2}) ?m(?![\\p{L}\\d²³'’/])`, 'gu'),
    (_match, meters = '', rest = '') => `${measured(meters, 'm')} ${number(rest)}`,
  ],
  [
    new RegExp(`${START}(${NUMERAL}) ?(?:[-–]|à) ?(${NUMERAL})${BLANK}${UNIT}`, 'gu'),
    (_match, from = '', to = '', symbol = '') => `${count(from)} à ${measured(to, symbol)}`,
  ],
  [
    new RegExp(`${START}(${NUMERAL})${BLANK}${UNIT}`, 'gu'),
    (_match, figures = '', symbol = '') => measured(figures, symbol),
  ],
  [
    /(?<=[\p{L}\d]) ?\/ ?(jour|mois|an|semaine|heure|personne|nuit|h|j|kg|min|pers)(?![\p{L}/])/gu,
    (_match, per = '') => ` par ${PER[per] ?? per}`,
  ],
  [
    new RegExp(`${START}(${NUMBER})[kK](?![\\p{L}\\d/])`, 'gu'),
    (_match, figures = '') =>
      figures === '4' || figures === '8' ? `${number(figures)} K` : `${number(figures)} mille`,
  ],
  [
    new RegExp(`${START}(${NUMBER}) ?x(?![\\p{L}\\d])(?! ?\\d)(?=( ?[-−+=*/^²³)])?)`, 'gu'),
    (match, figures = '', algebra) =>
      algebra !== undefined || match.includes(' ') ? `${number(figures)} x` : `${number(figures)} fois`,
  ],
  [
    new RegExp(`${START}(${NUMBER}) ?[x×](?= ?\\d)`, 'gu'),
    (match, figures = '') => (/x/.test(match) || Number(figures) > 99 ? `${number(figures)} par ` : match),
  ],
  [
    new RegExp(
      `${START}(\\d{0,11}1)(?= (?:(?:petite|grande|autre|belle|nouvelle|bonne)s? )?${FEMININE}(?!\\p{L}))`,
      'gu',
    ),
    (_match, figures = '') => feminine(number(figures)),
  ],
  [/ ?%/g, ' pour cent'],
  [/ ?° ?C\b/g, ' degrés Celsius'],
  [/ ?°/g, ' degrés'],
]
