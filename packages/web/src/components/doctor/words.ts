import { doctorEn } from '../../i18n/doctor-en.ts'
import { doctorFr } from '../../i18n/doctor-fr.ts'

/** What the page of the doctor says. */
export const DOCTOR_WORDS = { en: doctorEn, fr: doctorFr }
