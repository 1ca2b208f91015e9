import { expect, it } from 'vitest'
import { exportName } from './export-name.ts'

const NOON = new Date(2026, 10, 21, 12).getTime()

it.each([
  ['Talk about tea', 'talk-about-tea-2026-11-21.md'],
  ['  Où va-t-on : «ici» ou là ?  ', 'où-va-t-on-ici-ou-là-2026-11-21.md'],
  ['../../etc/passwd\0.md', 'etc-passwd-md-2026-11-21.md'],
  ['你好，伊娃', '你好-伊娃-2026-11-21.md'],
  ['', 'eva-2026-11-21.md'],
  ['🙂🙂', 'eva-2026-11-21.md'],
  ['CON', 'con-2026-11-21.md'],
])('names %j %s', (title, name) => {
  expect(exportName(title, NOON, 'md')).toBe(name)
})

it('tells the day as it is where she runs, from its first minute to its last', () => {
  expect(exportName('Tea', new Date(2026, 0, 5, 0, 1).getTime(), 'md')).toBe('tea-2026-01-05.md')
  expect(exportName('Tea', new Date(2026, 0, 5, 23, 59).getTime(), 'md')).toBe('tea-2026-01-05.md')
})

it('keeps to a length that can be read, at the end of a word', () => {
  const name = exportName(
    'once upon a time there was a very long title that never wanted to come to its end',
    NOON,
    'json',
  )
  expect(name).toBe('once-upon-a-time-there-was-a-very-long-title-that-never-2026-11-21.json')
  expect(exportName('x'.repeat(500), NOON, 'md')).toBe(`${'x'.repeat(60)}-2026-11-21.md`)
})
