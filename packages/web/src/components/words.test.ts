import { describe, expect, it } from 'vitest'
import { APPEARANCE_WORDS } from './appearance/words.ts'
import { BRAIN_WORDS } from './brains/words.ts'
import { SETTINGS_WORDS } from './settings/words.ts'

/** The words of pages that bring their own. */
const ALL = { APPEARANCE_WORDS, BRAIN_WORDS, SETTINGS_WORDS }

/** Every entry, also those within entries: by its path, what is said. */
function saidIn(words: object, path = ''): [path: string, said: string][] {
  return Object.entries(words).flatMap(([key, value]) => {
    const here = `${path}${key}`
    if (typeof value === 'object' && value !== null) return saidIn(value, `${here}.`)
    return [[here, String(value)]] satisfies [string, string][]
  })
}

describe.each(Object.entries(ALL))('%s', (_name, words) => {
  it('say the same in both languages', () => {
    const paths = (of: object) => saidIn(of).map(([path]) => path)
    expect(paths(words.fr)).toEqual(paths(words.en))
  })

  it('say "tu" in French, and keep its marks on the line', () => {
    for (const [path, said] of saidIn(words.fr)) {
      expect(said, path).not.toMatch(/\b(vous|votre|vos)\b/i)
      // Of a function only what stands in quotes is said.
      const written = said.includes('=>') ? (said.match(/[`'](?:[^`'])*[`']/g) ?? []).join('\n') : said
      expect(written.replaceAll(/\$\{[^}]*\}/g, ''), path).not.toMatch(/ [;:!?»]|« /)
    }
  })
})
