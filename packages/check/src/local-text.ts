import type { LocalText } from '@eva/protocol'

/** A text in both languages. */
export const both = (en: string, fr: string): LocalText => ({ en, fr })
