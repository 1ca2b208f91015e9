/** Which voices there are to fetch, how they come and go, and what a person chose among all of them. */

/** A voice of the catalogue. */
export { type VoiceEntry, voiceCatalogue } from './catalogue.ts'
/** Refuses a choice that could not be heard. */
export { requireSpeaker } from './require-speaker.ts'
export { type CatalogueVoice, openVoiceManager, type VoiceManager } from './voice-manager.ts'
/** What was chosen, kept in the database. */
export { openVoiceSettings, type VoiceChoice, type VoiceSettings } from './voice-settings.ts'
