import type { VoiceBody } from '@eva/protocol'

/** A language's name in another one; the tag itself where that is not known. */
export function nameIn(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' }).of(language) ?? language
  } catch {
    return language
  }
}

/** A voice's name for a reader; eSpeak's are named after what they speak, which the reader's language has a word for. */
export function voiceName({ provider, name, languages: [tag = ''] }: VoiceBody, locale: string): string {
  // For finer accents than those of countries browsers have no names.
  if (provider !== 'espeak' || tag !== countryTag(tag)) return name
  const named = nameIn(tag, locale)
  // A region that the browser knows by its number only is no name either.
  return named === tag || /\d/.test(named) ? name : capital(named, locale)
}

/** Where a voice's accent is from, for a reader; `null` for one that is from no country. */
export function accentOf({ languages: [tag = ''] }: VoiceBody, locale: string): string | null {
  const country = countryTag(tag)
  return country.includes('-') ? nameIn(country, locale) : null
}

/** `en-GB` of `en-GB-scotland`, `vi` of `vi-x-south`. */
const countryTag = (tag: string): string => /^[a-z]{2,3}(?:-(?:[A-Z]{2}|\d{3})\b)?/.exec(tag)?.[0] ?? tag

/** "Français" of "français": for a name that stands by itself. */
export const capital = (name: string, locale: string): string =>
  name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1)
