import { BRAIN_IDS } from './brain-ids.ts'

const BRAINS: ReadonlySet<string> = new Set(BRAIN_IDS)

/** What a voice engine is called where brains are listed beside it: `openai` is the name of both. */
export const voiceComponent = (id: string): string => (BRAINS.has(id) ? `${id}-voice` : id)

/** The same for an ear. */
export const earComponent = (id: string): string => (BRAINS.has(id) ? `${id}-ear` : id)
