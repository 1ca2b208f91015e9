import type { VoiceBody } from '@eva/protocol'
import { nameIn } from './sentences.ts'

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
  const named = [...all].map((language) => ({ language, name: nameIn(language, locale) }))
  const place = ({ language }: LanguageChoice): number => {
    const at = first.indexOf(language)
    return at === -1 ? first.length : at
  }
  return named.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, locale))
}

/** The voices of a language: those whose main language it is first, who speaks it now before all. */
export function voicesFor(voices: readonly VoiceBody[], language: string): readonly VoiceBody[] {
  const place = (voice: VoiceBody): number => {
    if (voice.default_for.includes(language)) return 0
    return primaryTag(voice.languages[0] ?? '') === language ? 1 : 2
  }
  return voices.filter((voice) => speaks(voice, language)).sort((a, b) => place(a) - place(b))
}
