import type { Dictionary } from './dictionary.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Language } from './languages.ts'

/** What every page may say. Whatever one page alone says stands in the `words.ts` beside its components. */
export const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { en, fr }
