import { fetchedEn } from '../../i18n/fetched-en.ts'
import { fetchedFr } from '../../i18n/fetched-fr.ts'

/** What is said of everything that is fetched. */
export const FETCHED_WORDS = { en: fetchedEn, fr: fetchedFr }
