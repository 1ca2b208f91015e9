import { BRAIN_IDS } from './brain-ids.ts'
import { VOICE_ENGINE_IDS } from './config.ts'

const BRAINS: ReadonlySet<string> = new Set(BRAIN_IDS)
const VOICES: ReadonlySet<string> = new Set(VOICE_ENGINE_IDS)

/** What a voice engine is called where brains are listed beside it: `openai` is the name of both. */
export const voiceComponent = (id: string): string => (BRAINS.has(id) ? `${id}-voice` : id)

/** The same for an ear, whose name may be a voice's too: `sherpa-ear`, `openai-ear`, `pocketsphinx`. */
export const earComponent = (id: string): string => (BRAINS.has(id) || VOICES.has(id) ? `${id}-ear` : id)
