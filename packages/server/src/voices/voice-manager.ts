import type { Clock } from '@eva/core'
import { type CatalogueSet, openSetManager, type SetManager, type SetShelf } from '../file-sets/index.ts'
import { type VoiceEntry, voiceCatalogue } from './catalogue.ts'
import { type InstalledVoice, installedVoice, type KnownVoice, knownVoice } from './voice-model.ts'

/** A voice of the catalogue, and how it stands here. */
export type CatalogueVoice = CatalogueSet<VoiceEntry>

/** The neural voices: which there are, and how they come and go. */
export type VoiceManager = SetManager<VoiceEntry, KnownVoice, InstalledVoice>

export type VoiceManagerOptions = {
  readonly shelf: SetShelf
  readonly clock: Clock
  /** @default the catalogue that Eva brings */
  readonly entries?: readonly VoiceEntry[]
}

/** Looks which voices are installed, and keeps them in mind from then on. */
export const openVoiceManager = ({
  shelf,
  clock,
  entries = voiceCatalogue,
}: VoiceManagerOptions): Promise<VoiceManager> =>
  openSetManager({ shelf, clock, entries, kind: { noun: 'voice', known: knownVoice, installed: installedVoice } })
