import type { Speech, VoiceInfo, VoicePreferences } from '../contracts/speech.ts'

/** A voice, and the engine that has it. */
export type CastVoice = { readonly engine: Speech; readonly voice: VoiceInfo }

/** `fr` of `fr-CA`. */
export const primaryTag = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag

/** Whether a voice speaks a language, given by its primary tag. */
export const speaks = (voice: VoiceInfo, language: string): boolean =>
  voice.languages.some((tag) => primaryTag(tag) === language)

/** The voice for `language`: the one that was chosen for it, else the best of the first engine that speaks it. */
export function defaultVoice(
  { engines, preferences }: { readonly engines: readonly Speech[]; readonly preferences: () => VoicePreferences },
  language: string,
): CastVoice | null {
  const chosen = voiceById(engines, preferences().voices[language] ?? '')
  if (chosen !== null && speaks(chosen.voice, language)) return chosen
  for (const engine of engines) {
    const able = engine.voices.filter((voice) => voice.installed && speaks(voice, language))
    const voice = able.find((candidate) => primaryTag(candidate.languages[0] ?? '') === language) ?? able[0]
    if (voice !== undefined) return { engine, voice }
  }
  return null
}

/** The voice with that id, if an engine has it installed. */
export function voiceById(engines: readonly Speech[], id: string): CastVoice | null {
  for (const engine of engines) {
    const voice = engine.voices.find((candidate) => candidate.id === id && candidate.installed)
    if (voice !== undefined) return { engine, voice }
  }
  return null
}
