import type { Check } from '../check.ts'
import type { Seen } from '../seen.ts'

const SEEN = {
  brain: (brain: string): Seen => ({ code: 'brain_broken', facts: { brain } }),
  voice: (engine: string): Seen => ({ code: 'voice_broken', facts: { engine } }),
  ear: (engine: string): Seen => ({ code: 'ear_broken', facts: { engine } }),
} as const

/** A brain, a voice engine or an ear that is wanted and could not be opened. @param reason as it came */
export const brokenPart = (part: keyof typeof SEEN, name: string, reason: string): Check => ({
  id: `${part}:${name}`,
  part,
  which: name,
  look: async () => ({ status: 'bad', seen: SEEN[part](name), words: reason, latencyMs: null }),
})
