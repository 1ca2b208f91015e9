import { earsEn } from '../../i18n/ears-en.ts'
import { earsFr } from '../../i18n/ears-fr.ts'

/** What the page of ears says. */
export const EARS_WORDS = { en: earsEn, fr: earsFr }
