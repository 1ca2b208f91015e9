import type { Language } from '../../i18n/languages.ts'

/** How dates and times are written: in English with the day first and 24 hours, as most of the world does. */
export const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language)
