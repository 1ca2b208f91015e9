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
