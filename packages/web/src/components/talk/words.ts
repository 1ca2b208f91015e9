import { talkEn } from '../../i18n/talk-en.ts'
import { talkFr } from '../../i18n/talk-fr.ts'

/** What the pages on which she is talked to say. */
export const TALK_WORDS = { en: talkEn, fr: talkFr }
