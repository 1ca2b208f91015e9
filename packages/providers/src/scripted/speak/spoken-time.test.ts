import { expect, it } from 'vitest'
import { spokenDate, spokenTime, spokenWeekday } from './spoken-time.ts'

const at = (hour: number, minute = 0) => ({ wallTimeMs: Date.UTC(2026, 0, 1, hour, minute), timeZone: 'UTC' })

it.each([
  [0, 0, 'midnight', 'minuit'],
  [0, 5, '12:05 at night', 'minuit 5'],
  [1, 0, "1 o'clock at night", '1 heure'],
  [9, 30, '9:30 in the morning', '9 heures 30'],
  [12, 0, 'noon', 'midi'],
  [12, 45, '12:45 in the afternoon', 'midi 45'],
  [15, 5, '3:05 in the afternoon', '15 heures 5'],
  [18, 0, "6 o'clock in the evening", '18 heures'],
  [23, 59, '11:59 at night', '23 heures 59'],
])('says %i:%i as "%s" and "%s"', (hour, minute, english, french) => {
  expect(spokenTime(at(hour, minute), 'en')).toBe(english)
  expect(spokenTime(at(hour, minute), 'fr')).toBe(french)
})

it('says the date, and the first of a month the French way', () => {
  expect(spokenDate(at(9), 'en-US')).toBe('Thursday, January 1, 2026')
  expect(spokenDate(at(9), 'fr-FR')).toBe('jeudi 1er janvier 2026')
  expect(spokenDate({ ...at(9), wallTimeMs: Date.UTC(2026, 0, 11) }, 'fr-FR')).toBe('dimanche 11 janvier 2026')
})

it('counts days in the time zone it is asked about', () => {
  const lateInNewYork = { wallTimeMs: Date.UTC(2026, 0, 1, 3), timeZone: 'America/New_York' }
  expect(spokenWeekday(lateInNewYork, 'en-US')).toBe('Wednesday')
  expect(spokenWeekday(lateInNewYork, 'en-US', 1)).toBe('Thursday')
  expect(spokenWeekday(lateInNewYork, 'fr-FR', -1)).toBe('mardi')
})
