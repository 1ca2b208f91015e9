import { type Ear, earsFor } from '@eva/core'
import type { EarBody } from '@eva/protocol'
import type { CatalogueEar } from '../ears/index.ts'
import { setDownload, setOf } from './set-download.ts'

/** What she speaks with people herself; other languages are asked about where an ear names them. */
const HER_LANGUAGES = ['en', 'fr']

/** Every ear of every engine as the wire has it, with what is known of those that are fetched. */
export function earBodies(ears: readonly Ear[], fetched: readonly CatalogueEar[]): EarBody[] {
  const infos = ears.flatMap((engine) => engine.ears)
  const named = infos.filter(({ installed }) => installed).flatMap(({ languages }) => languages)
  const listener = earsFor(ears, null)[0]?.ear.id
  const defaults = new Map<string, string[]>()
  for (const language of new Set([...HER_LANGUAGES, ...named])) {
    const id = earsFor(ears, language)[0]?.ear.id
    if (id !== undefined) defaults.set(id, [...(defaults.get(id) ?? []), language])
  }
  const downloads = new Map(fetched.map((ear) => [ear.entry.id, { ...setDownload(ear), speed: ear.entry.speed }]))
  return infos.map(({ id, name, provider, languages, installed, isBasic, isStreaming }) => ({
    id,
    name,
    provider,
    languages: [...languages],
    installed,
    is_basic: isBasic,
    streaming: isStreaming,
    listens: id === listener,
    default_for: defaults.get(id) ?? [],
    download: downloads.get(setOf(id)) ?? null,
  }))
}
