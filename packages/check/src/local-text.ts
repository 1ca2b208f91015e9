import type { LocalText } from '@eva/protocol'

/** A text in both languages. */
export const both = (en: string, fr: string): LocalText => ({ en, fr })

/** What every language writes alike: a route, a code, a number. */
export const alike = (text: string): LocalText => ({ en: text, fr: text })
