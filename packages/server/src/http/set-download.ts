import type { SetDownload } from '@eva/protocol'
import type { CatalogueSet } from '../file-sets/index.ts'
import { pullEvent } from './model-bodies.ts'

/** What a catalogue says of everything that it lists, apart from what has to be known to fetch it. */
type Described = Pick<SetDownload, 'id' | 'licence' | 'real_time_factor' | 'good_for' | 'size_is_exact'> & {
  readonly name: string
  readonly verified: unknown
}

/** What comes and goes with something that is fetched, as the wire has it. */
export function setDownload({ entry, sizeBytes, installed, partBytes, pull }: CatalogueSet<Described>): SetDownload {
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

/** `kokoro` of `sherpa:kokoro/af_heart`; nothing of what another engine has. */
export const setOf = (id: string): string => /^sherpa:([^/]+)/.exec(id)?.[1] ?? ''
