import { expect, it } from 'vitest'
import { momentLabels } from './moments.ts'

it('names days, and times where all are of one day', () => {
  expect(momentLabels(['2026-11-20T23:30:00Z', '2026-11-21T08:00:00Z'], 'en-GB', 'UTC')).toEqual(['20 Nov', '21 Nov'])
  expect(momentLabels(['2026-11-21T07:05:00Z', '2026-11-21T18:00:00Z'], 'fr-FR', 'UTC')).toEqual(['07:05', '18:00'])
  expect(momentLabels(['2026-11-20T23:30:00Z', '2026-11-21T08:00:00Z'], 'en-GB', 'Asia/Tokyo')).toEqual([
    '08:30',
    '17:00',
  ])
})

it('names the day of one alone, and lets stand what is no time', () => {
  expect(momentLabels(['2026-11-21T07:05:00Z'], 'en-GB', 'UTC')).toEqual(['21 Nov'])
  expect(momentLabels(['yesterday', '2026-11-21T07:05:00Z'], 'en-GB', 'UTC')).toEqual(['yesterday', '21 Nov'])
  expect(momentLabels([], 'en-GB')).toEqual([])
})
