import { voicesEn } from '../../i18n/voices-en.ts'
import { voicesFr } from '../../i18n/voices-fr.ts'

/** What the page of voices says. */
export const VOICES_WORDS = { en: voicesEn, fr: voicesFr }
