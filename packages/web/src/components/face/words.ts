import { faceEn } from '../../i18n/face-en.ts'
import { faceFr } from '../../i18n/face-fr.ts'

/** What the page of her face says. */
export const FACE_WORDS = { en: faceEn, fr: faceFr }
