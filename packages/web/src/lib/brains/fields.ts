import type { SettableKey } from '@eva/protocol'
import type { BrainId } from './order.ts'

/** The keys that are about one brain. */
type BrainKey = Extract<SettableKey, `${'GROQ' | 'OPENAI' | 'OLLAMA'}_${string}` | 'EVA_LOCAL_MODEL'>

/** What can be written about a brain. */
export type BrainField = {
  readonly key: BrainKey
  readonly kind: 'secret' | 'address' | 'model'
  /** What holds where nothing is set; `null` where the brain finds out by itself. */
  readonly otherwise: string | null
}

/** Of each brain what it needs, the most important first. The values for want of others are those of the configuration. */
export const BRAIN_FIELDS: Readonly<Record<BrainId, readonly BrainField[]>> = {
  groq: [
    { key: 'GROQ_API_KEY', kind: 'secret', otherwise: null },
    { key: 'GROQ_MODEL', kind: 'model', otherwise: 'llama-3.1-8b-instant' },
    { key: 'GROQ_BASE_URL', kind: 'address', otherwise: 'https://api.groq.com/openai/v1' },
  ],
  openai: [
    { key: 'OPENAI_BASE_URL', kind: 'address', otherwise: null },
    { key: 'OPENAI_API_KEY', kind: 'secret', otherwise: null },
    { key: 'OPENAI_MODEL', kind: 'model', otherwise: null },
  ],
  ollama: [
    { key: 'OLLAMA_URL', kind: 'address', otherwise: 'http://127.0.0.1:11434' },
    { key: 'OLLAMA_MODEL', kind: 'model', otherwise: null },
  ],
  local: [{ key: 'EVA_LOCAL_MODEL', kind: 'model', otherwise: null }],
  scripted: [],
}
