import { describe, expect, it } from 'vitest'
import { DICTIONARIES, LANGUAGES, preferredLanguage } from './languages.ts'

describe('the dictionaries', () => {
  it.each(LANGUAGES)('have the same entries of the same kind (%s)', (language) => {
    const shape = (dictionary: object) =>
      Object.entries(dictionary)
        .map(([key, value]) => `${key}: ${typeof value} of ${typeof value === 'function' ? value.length : 0}`)
        .sort()
    expect(shape(DICTIONARIES[language])).toEqual(shape(DICTIONARIES.en))
  })

  it.each(LANGUAGES)('leave nothing empty (%s)', (language) => {
    for (const [key, value] of Object.entries(DICTIONARIES[language])) {
      const said = typeof value === 'string' ? value : (JSON.stringify(value) ?? value.toString())
      expect(said.trim(), key).not.toBe('')
    }
  })

  it('say "tu" in French, as a companion does, and keep its marks on the line', () => {
    for (const [key, value] of Object.entries(DICTIONARIES.fr)) {
      const said = typeof value === 'function' ? value.toString() : JSON.stringify(value)
      expect(said, key).not.toMatch(/\b(vous|votre|vos)\b/i)
      if (typeof value === 'string') expect(said, key).not.toMatch(/ [;:!?»]|« /)
    }
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
