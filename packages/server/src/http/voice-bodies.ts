import { defaultVoice, type Voices } from '@eva/core'
import type { VoiceBody } from '@eva/protocol'
import type { CatalogueVoice } from '../voices/index.ts'
import { setDownload, setOf } from './set-download.ts'

/** Every voice of every engine as the wire has it, with what is known of those that are fetched. */
export function voiceBodies(voices: Voices, fetched: readonly CatalogueVoice[]): VoiceBody[] {
  // Each engine makes its list anew whenever it is asked, and there are a hundred languages to ask for.
  const engines = voices.engines.map((engine) => ({ ...engine, voices: engine.voices }))
  const able = engines.map((engine) => ({ ...engine, voices: engine.voices.filter(({ installed }) => installed) }))
  const defaults = new Map<string, string[]>()
  const languages = new Set(able.flatMap((engine) => engine.voices.flatMap((voice) => voice.languages.map(primary))))
  for (const language of languages) {
    const id = defaultVoice({ engines: able, preferences: voices.preferences }, language)?.voice.id
    if (id !== undefined) defaults.set(id, [...(defaults.get(id) ?? []), language])
  }
  const downloads = new Map(fetched.map((voice) => [voice.entry.id, setDownload(voice)]))
  return engines.flatMap((engine) =>
    engine.voices.map(({ id, name, provider, languages, gender, sampleRate, installed, adjusts }) => ({
      id,
      name,
      provider,
      languages: [...languages],
      gender,
      sample_rate: sampleRate,
      installed,
      adjusts,
      default_for: defaults.get(id) ?? [],
      download: downloads.get(setOf(id)) ?? null,
    })),
  )
}

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag
