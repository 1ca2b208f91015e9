import type { VoiceBody } from '@eva/protocol'
import { nameIn } from './names.ts'

/** `fr` of `fr-CA`. */
export const primaryTag = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag

export const speaks = ({ languages }: VoiceBody, language: string): boolean =>
  languages.some((tag) => primaryTag(tag) === language)

export type LanguageChoice = { language: string; name: string }

/** Every language that a voice speaks, those of `first` before the others, which are in the alphabet's order. */
export function languagesOf(
  voices: readonly VoiceBody[],
  first: readonly string[],
  locale: string,
): readonly LanguageChoice[] {
  const all = new Set(voices.flatMap(({ languages }) => languages.map(primaryTag)))
  const named = [...all].map((language) => ({ language, name: languageName(language, voices, locale) }))
  const place = ({ language }: LanguageChoice): number => {
    const at = first.indexOf(language)
    return at === -1 ? first.length : at
  }
  return named.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, locale))
}

/** A language's name; of one that the browser cannot name, that of its voice. */
export function languageName(language: string, voices: readonly VoiceBody[], locale: string): string {
  const name = nameIn(language, locale)
  if (name !== language) return name
  return voices.find(({ languages: [tag = ''] }) => primaryTag(tag) === language)?.name ?? language
}

/** The voices of a language: those whose main language it is first. Nobody changes places by being chosen. */
export function voicesFor(voices: readonly VoiceBody[], language: string): readonly VoiceBody[] {
  const place = ({ languages: [tag = ''] }: VoiceBody): number => (primaryTag(tag) === language ? 0 : 1)
  return voices.filter((voice) => speaks(voice, language)).sort((a, b) => place(a) - place(b))
}
