export type Language = 'en' | 'fr'

/** What the pages speak. */
export const LANGUAGES: readonly Language[] = ['en', 'fr']

/** Each by its own name, for whoever looks for it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' }

/** The first of the browser's languages that the pages speak, else English. `tags` are BCP 47, the favourite first. */
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const known = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language)
    if (known !== undefined) return known
  }
  return 'en'
}
