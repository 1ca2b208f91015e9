import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DICTIONARIES } from './dictionaries.ts'
import { LANGUAGES, type Language, preferredLanguage } from './languages.ts'

/** What all pages say, and what each of them says alone. */
const WORDS = await allWords()

describe.each(WORDS)('the words of %s', (_name, words) => {
  it.each(LANGUAGES)('have the same entries of the same kind (%s)', (language) => {
    expect(shapeOf(words[language])).toEqual(shapeOf(words.en))
  })

  it.each(LANGUAGES)('leave nothing empty (%s)', (language) => {
    for (const [key, value] of leavesOf(words[language])) expect(String(value).trim(), key).not.toBe('')
  })

  it('say "tu" in French, as a companion does, and keep its marks on the line', () => {
    for (const [key, value] of leavesOf(words.fr)) {
      expect(String(value), key).not.toMatch(/\b(vous|votre|vos)\b/i)
      // What a newcomer may send is typed as people type.
      if (typeof value === 'string' && !key.startsWith('prompts.')) expect(value, key).not.toMatch(/ [;:!?»]|« /)
    }
  })
})

describe('the dictionaries', () => {
  it('count one thing as one', () => {
    const { en, fr } = DICTIONARIES
    expect([0, 1, 2].map((left) => en.charactersLeft(left, String(left)))).toEqual([
      '0 characters left',
      '1 character left',
      '2 characters left',
    ])
    expect([0, 1, 2].map((left) => fr.charactersLeft(left, String(left)))).toEqual([
      'encore 0 caractère',
      'encore 1 caractère',
      'encore 2 caractères',
    ])
    expect(en.tooLong(1, '1', '8,192')).toMatch(/^1 character too many: /)
    expect(fr.tooLong(1, '1', '8 192')).toMatch(/^1 caractère de trop\u00a0: /)
    expect([0, 1, 2].map(fr.tokens)).toEqual(['0 jeton', '1 jeton', '2 jetons'])
    expect([0, 1, 2].map(en.tokens)).toEqual(['0 tokens', '1 token', '2 tokens'])
  })

  it('keep the colon of the appearance on its line', () => {
    expect(DICTIONARIES.fr.theme('Comme le système')).toBe('Apparence\u00a0: Comme le système')
    expect(DICTIONARIES.en.theme('Dark')).toBe('Appearance: Dark')
  })

  it('offer "Hello, who are you?" and "Bonjour, comment vas-tu ?" in both', () => {
    for (const language of LANGUAGES) {
      expect(DICTIONARIES[language].prompts).toContain('Hello, who are you?')
      expect(DICTIONARIES[language].prompts).toContain('Bonjour, comment vas-tu ?')
    }
  })
})

describe('the language of a visitor', () => {
  it('is the first of the browser’s that the pages speak', () => {
    expect(preferredLanguage(['de-DE', 'fr-CA', 'en'])).toBe('fr')
    expect(preferredLanguage(['en-GB', 'fr'])).toBe('en')
  })

  it('is English where they share none', () => {
    expect(preferredLanguage(['ja'])).toBe('en')
    expect(preferredLanguage([])).toBe('en')
  })
})

type Words = Readonly<Record<Language, object>>

async function allWords(): Promise<[string, Words][]> {
  const components = join(import.meta.dirname, '../components')
  const found: [string, Words][] = [['every page', DICTIONARIES]]
  for (const file of globSync('**/words.ts', { cwd: components })) {
    const exported: Record<string, Words> = await import(join(components, file))
    found.push(...Object.entries(exported).filter(([name]) => name.endsWith('_WORDS')))
  }
  return found
}

/** Everything that is said, by its path; what says it is a text, or a function that makes one. */
const leavesOf = (words: object, path = ''): [string, unknown][] =>
  Object.entries(words).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? leavesOf(value, `${path}${key}.`) : [[path + key, value]],
  )

const shapeOf = (words: object): string[] =>
  leavesOf(words)
    .map(([key, value]) => `${key}: ${typeof value} of ${typeof value === 'function' ? value.length : 0}`)
    .sort()
