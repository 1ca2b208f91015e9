import type { Language } from '../rules/types.ts'

const DAY_MS = 86_400_000

/** A moment and where its clock hangs (an IANA name such as `Europe/Paris`). */
export type Moment = { readonly wallTimeMs: number; readonly timeZone: string }

/** The hour (0–23) and minute of a moment. */
export function hourAndMinute({ wallTimeMs, timeZone }: Moment): { readonly hour: number; readonly minute: number } {
  const format = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: 'numeric', hourCycle: 'h23', timeZone })
  const parts = format.formatToParts(wallTimeMs)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((each) => each.type === type)?.value)
  return { hour: part('hour'), minute: part('minute') }
}

/** The time as it is said: "3:05 in the afternoon", "15 heures 5". */
export function spokenTime(moment: Moment, language: Language): string {
  const { hour, minute } = hourAndMinute(moment)
  return language === 'fr' ? frenchTime(hour, minute) : englishTime(hour, minute)
}

function englishTime(hour: number, minute: number): string {
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'noon'
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  const clock = minute === 0 ? `${twelve} o'clock` : `${twelve}:${String(minute).padStart(2, '0')}`
  return `${clock} ${englishPartOfDay(hour)}`
}

function englishPartOfDay(hour: number): string {
  if (hour < 5 || hour >= 21) return 'at night'
  if (hour < 12) return 'in the morning'
  return hour < 18 ? 'in the afternoon' : 'in the evening'
}

function frenchTime(hour: number, minute: number): string {
  const name = hour === 0 ? 'minuit' : hour === 12 ? 'midi' : `${hour} heure${hour === 1 ? '' : 's'}`
  return minute === 0 ? name : `${name} ${minute}`
}

/** The whole date: "Saturday, November 21, 2026", "samedi 21 novembre 2026". */
export function spokenDate(moment: Moment, locale: string): string {
  const date = formatDate(moment, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return locale.startsWith('fr') ? date.replace(/(?<!\d)1 (?=\p{L})/u, '1er ') : date
}

/** The name of the day, so many days from the moment on. */
export function spokenWeekday({ wallTimeMs, timeZone }: Moment, locale: string, daysAhead = 0): string {
  return formatDate({ wallTimeMs: wallTimeMs + daysAhead * DAY_MS, timeZone }, locale, { weekday: 'long' })
}

/** One part of the date: the month's name or the year. */
export function spokenPart(moment: Moment, locale: string, part: 'month' | 'year'): string {
  return formatDate(moment, locale, part === 'month' ? { month: 'long' } : { year: 'numeric' })
}

function formatDate({ wallTimeMs, timeZone }: Moment, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(wallTimeMs)
}
