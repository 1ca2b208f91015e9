import { spokenTime, spokenWeekday } from '../speak/spoken-time.ts'
import { squash } from '../understand/words.ts'
import type { Ability } from './ability.ts'

/** Tells the time at a place that the time zone database names a zone after: `{city}`, `{there}`, `{weekday}`. */
export const timeInCity: Ability = ({ captures }, { now, language: { pack } }) => {
  const city = captures.city ?? ''
  const wanted = squash(city)
  const place = Object.hasOwn(pack.cities, wanted) ? squash(pack.cities[wanted] ?? '') : wanted
  const timeZone = Intl.supportedValuesOf('timeZone').find((zone) => squash(zone.split('/').at(-1) ?? '') === place)
  if (timeZone === undefined) return { say: 'otherwise', slots: { city } }
  const there = { wallTimeMs: now.wallTimeMs, timeZone }
  return {
    say: 'replies',
    slots: { city, there: spokenTime(there, pack.language), weekday: spokenWeekday(there, pack.locale) },
  }
}
