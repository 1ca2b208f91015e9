import { defaultVoice, type Voices } from '@eva/core'
import type { VoiceBody, VoiceDownload } from '@eva/protocol'
import type { CatalogueVoice } from '../voices/index.ts'
import { pullEvent } from './model-bodies.ts'

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
  const downloads = new Map(fetched.map((voice) => [voice.entry.id, downloadBody(voice)]))
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
      download: downloads.get(modelOf(id)) ?? null,
    })),
  )
}

function downloadBody({ entry, sizeBytes, installed, partBytes, pull }: CatalogueVoice): VoiceDownload {
  return {
    id: entry.id,
    model: entry.name,
    size_bytes: sizeBytes,
    size_is_exact: installed || entry.size_is_exact,
    part_bytes: partBytes,
    licence: entry.licence,
    real_time_factor: entry.real_time_factor,
    good_for: entry.good_for,
    verified: entry.verified !== null,
    pull: pull === null ? null : pullEvent(entry.id, pull),
  }
}

/** `kokoro` of `sherpa:kokoro/af_heart`; nothing of a voice of another engine. */
const modelOf = (id: string): string => /^sherpa:([^/]+)/.exec(id)?.[1] ?? ''

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag
