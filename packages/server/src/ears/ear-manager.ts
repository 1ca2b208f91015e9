import type { Clock } from '@eva/core'
import { type CatalogueSet, openSetManager, type SetManager, type SetShelf } from '../file-sets/index.ts'
import { type EarEntry, earCatalogue } from './catalogue.ts'
import { type InstalledEar, installedEar, type KnownEar, knownEar } from './ear-model.ts'

/** An ear of the catalogue, and how it stands here. */
export type CatalogueEar = CatalogueSet<EarEntry>

/** The neural ears: which there are, and how they come and go. */
export type EarManager = SetManager<EarEntry, KnownEar, InstalledEar>

export type EarManagerOptions = {
  readonly shelf: SetShelf
  readonly clock: Clock
  /** @default the catalogue that Eva brings */
  readonly entries?: readonly EarEntry[]
}

/** Looks which ears are installed, and keeps them in mind from then on. */
export const openEarManager = ({ shelf, clock, entries = earCatalogue }: EarManagerOptions): Promise<EarManager> =>
  openSetManager({ shelf, clock, entries, kind: { noun: 'ear', known: knownEar, installed: installedEar } })
