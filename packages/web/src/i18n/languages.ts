import type { Dictionary } from './dictionary.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export const DICTIONARIES = { en, fr } as const satisfies Record<string, Dictionary>

export type Language = keyof typeof DICTIONARIES

export const LANGUAGES: readonly Language[] = ['en', 'fr']

/** The first of the browser's languages that the pages speak, else English. `tags` are BCP 47, the favourite first. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const known = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language)
    if (known !== undefined) return known
  }
  return 'en'
}
