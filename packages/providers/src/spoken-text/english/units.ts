import { anyOf, type Rule } from '../shared/rules.ts'
import { isOne, NUMBER, number, START, year } from './numbers.ts'

/** Symbol, singular, plural (else an s). Only what is no word of its own behind a number. */
const TABLE = `
km/h|kilometer per hour|kilometers per hour; kmh|kilometer per hour|kilometers per hour; kph|kilometer per hour|kilometers per hour
mph|mile per hour|miles per hour; m/s|meter per second|meters per second; m/s²|meter per second squared|meters per second squared
km²|square kilometer; m²|square meter; cm²|square centimeter; m³|cubic meter; cm³|cubic centimeter; sq ft|square foot|square feet
km|kilometer; m|meter; cm|centimeter; mm|millimeter; µm|micrometer; μm|micrometer; nm|nanometer; mi|mile; ft|foot|feet; yd|yard
kg|kilogram; g|gram; mg|milligram; µg|microgram; μg|microgram; lb|pound; lbs|pound; oz|ounce
L|liter; l|liter; dl|deciliter; cl|centiliter; mL|milliliter; ml|milliliter; tbsp|tablespoon; tsp|teaspoon; ha|hectare
s|second; sec|second; secs|second; ms|millisecond; µs|microsecond; μs|microsecond; ns|nanosecond; min|minute; mins|minute; h|hour; hr|hour; hrs|hour; yrs|year; yr|year
°C|degree Celsius|degrees Celsius; °F|degree Fahrenheit|degrees Fahrenheit; ℃|degree Celsius|degrees Celsius; °|degree
Hz|hertz|hertz; kHz|kilohertz|kilohertz; MHz|megahertz|megahertz; GHz|gigahertz|gigahertz; dB|decibel; rpm|revolution per minute|revolutions per minute; bpm|beat per minute|beats per minute; fps|frame per second|frames per second
W|watt; kW|kilowatt; MW|megawatt; GW|gigawatt; Wh|watt-hour; kWh|kilowatt-hour; MWh|megawatt-hour; V|volt; mAh|milliamp-hour; J|joule; kJ|kilojoule; cal|calorie; kcal|kilocalorie; hPa|hectopascal; kPa|kilopascal; psi|P S I|P S I
kB|kilobyte; KB|kilobyte; MB|megabyte; GB|gigabyte; TB|terabyte; PB|petabyte; KiB|kibibyte; MiB|mebibyte; GiB|gibibyte; kbps|kilobit per second|kilobits per second; kbit/s|kilobit per second|kilobits per second; Mbps|megabit per second|megabits per second; Mbit/s|megabit per second|megabits per second; Gbps|gigabit per second|gigabits per second; Gbit/s|gigabit per second|gigabits per second; MB/s|megabyte per second|megabytes per second; GB/s|gigabyte per second|gigabytes per second
ppm|part per million|parts per million; px|pixel; %|percent|percent; ‰|per mille|per mille`

const UNITS = new Map(
  TABLE.trim()
    .split(/[;\n]/)
    .map((entry) => entry.trim().split('|'))
    .map(([symbol = '', one = '', many = `${one}s`]): [string, { one: string; many: string }] => [
      symbol,
      { one, many },
    ]),
)
const UNIT = `(${anyOf(UNITS.keys())})(?![\\p{L}\\d²³]|/\\p{L}| ?[’'](?:s|t|m)\\b)(?:(?<=oz|lbs?|ft|yd|mins?|secs?|hrs?|tsp|tbsp|yrs?)\\.(?= \\p{Ll}))?`

const measure = (figures: string, symbol: string): string => {
  const unit = UNITS.get(symbol)
  return unit === undefined ? symbol : isOne(figures) ? unit.one : unit.many
}

const SCALE: Readonly<Record<string, string>> = {
  k: 'thousand',
  K: 'thousand',
  M: 'million',
  B: 'billion',
  bn: 'billion',
}
const PER = 'day|week|month|year|hour|minute|second|person|night|kilo|kg|lb|hr|mo|yr|user|token'
const SHORT_PER: Readonly<Record<string, string>> = { kg: 'kilogram', lb: 'pound', hr: 'hour', mo: 'month', yr: 'year' }

/** The side of a screen is said in pairs of digits, as a year is. */
const side = (figures: string): string => (figures.length === 4 ? year(figures) : number(figures))

export const UNIT_RULES: readonly Rule[] = [
  [
    new RegExp(`(?<=[\\p{L}\\d]) ?\\/ ?(${PER})\\b(?=[^/]|$)`, 'gu'),
    (_match, per = '') => ` per ${SHORT_PER[per] ?? per}`,
  ],
  [
    new RegExp(`${START}(${NUMBER}) ?[-–] ?(${NUMBER})[ \\u00a0\\u202f]?${UNIT}`, 'gu'),
    (_match, from = '', to = '', symbol = '') => `${number(from)} to ${number(to)} ${measure(to, symbol)}`,
  ],
  [
    new RegExp(`${START}(?![2458]K)(${NUMBER})([kKMB]|bn)(?![\\p{L}\\d/])`, 'gu'),
    (_match, figures = '', scale = '') => `${number(figures)} ${SCALE[scale] ?? scale}`,
  ],
  [
    new RegExp(`${START}(${NUMBER})[ \\u00a0\\u202f]?${UNIT}`, 'gu'),
    (_match, figures = '', symbol = '') => `${number(figures)} ${measure(figures, symbol)}`,
  ],
  [
    new RegExp(`${START}(\\d{1,5}) ?[x×] ?(\\d{1,5})(?![\\d.,]\\d| ?=)`, 'gu'),
    (match, a = '', b = '') => (match.includes('x') || Number(a) > 99 ? `${side(a)} by ${side(b)}` : match),
  ],
  [
    new RegExp(`${START}(${NUMBER}) ?x(?![\\p{L}\\d])(?=( ?[-−+=*/^²³)])?)`, 'gu'),
    (match, figures = '', algebra) =>
      algebra !== undefined || match.includes(' ') ? `${number(figures)} x` : `${number(figures)} times`,
  ],
  [
    new RegExp(`${START}(\\d{1,2})['’′] ?(\\d{1,2})(?:["”″]|'')`, 'gu'),
    (_match, feet = '', inches = '') => `${number(feet)} foot ${number(inches)}`,
  ],
  [
    /(?<=\b(?:half|halves|thirds?|quarters?|eighths?) )(tsp|tbsp|oz|lb|kg|mi|h|L|ml)\b/g,
    (_match, symbol = '') => measure('1', symbol),
  ],
  [/ ?%/g, ' percent'],
  [/ ?° ?C\b/g, ' degrees Celsius'],
  [/ ?° ?F\b/g, ' degrees Fahrenheit'],
  [/ ?°/g, ' degrees'],
]
