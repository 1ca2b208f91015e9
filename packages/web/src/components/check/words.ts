import { checkEn } from '../../i18n/check-en.ts'
import { checkFr } from '../../i18n/check-fr.ts'

/** What the page of reviews says. */
export const CHECK_WORDS = { en: checkEn, fr: checkFr }
